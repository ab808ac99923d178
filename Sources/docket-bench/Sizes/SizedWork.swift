/// What is done alike in workspaces of all sizes.
enum SizedWork: String, CaseIterable {
    case firstFrame = "first frame"
    case row = "a row"
    case page = "a page"
    case searchNewest = "search, newest first"
    case searchRank = "search, best match first"
    case openThread = "open a thread of 200 messages"
    case accept = "accept one"
    case export = "export of a table of 5,000 rows"
    case list = "docket threads list"
}
