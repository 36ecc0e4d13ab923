"""What a page says, and whether its sources agree. Nothing here knows Scrapy."""
