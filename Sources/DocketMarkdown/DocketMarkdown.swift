// DocketMarkdown
