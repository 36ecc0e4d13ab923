"""Names of the months as pages print them, in the languages met most in news."""

# One line a month: full names, then short ones; inflected forms where the language has them.
_NAMES = """
january januar jänner janvier enero gennaio janeiro januari stycznia styczeń января január ianuarie ocak jan janv ene gen sty янв oca
february februar février fevrier febrero febbraio fevereiro februari lutego luty февраля şubat feb febr févr fev lut фев şub
march märz marz mars marzo março marco maart marca marzec марта mart mar mär mrt мар
april avril abril aprile kwietnia kwiecień апреля nisan apr avr abr kwi апр nis
may mai mayo maggio maio mei maj maja мая mayıs mag
june juni juin junio giugno junho czerwca czerwiec июня haziran jun giu cze июн haz
july juli juillet julio luglio julho lipca lipiec июля temmuz jul juil lug lip июл tem
august août aout agosto augustus sierpnia sierpień августа ağustos augusti aug ago sie авг ağu
september septembre septiembre settembre setembro września wrzesień сентября eylül sept sep set wrz сен eyl
october oktober octobre octubre ottobre outubro października październik октября ekim oct okt ott out paź окт eki
november novembre noviembre novembro listopada listopad ноября kasım nov lis ноя kas
december dezember décembre decembre diciembre dicembre dezembro grudnia grudzień декабря aralık december dec dez déc dic gru дек ara
"""

MONTHS = {
    name: number
    for number, line in enumerate(_NAMES.strip().splitlines(), start=1)
    for name in line.split()
}
