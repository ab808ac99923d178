/// What the user's words ask for.
struct RequestedKinds {
    private(set) var table = false
    private(set) var sheet = false
    private(set) var query = false
    /// The word for the document that is asked for.
    private(set) var document: String?

    /// So many bytes of each end are read: what is pasted between them is no request.
    private static let reach = 4096

    init(_ request: String) {
        let sentences = Self.ends(of: request).flatMap { RequestSentence.all(in: $0) }
        for sentence in sentences {
            table = table || sentence.names(RequestWords.tables)
            sheet = sheet || sentence.names(RequestWords.sheets)
            query = query || sentence.names(RequestWords.queries)
            document = document ?? sentence.document
        }
    }

    private static func ends(of request: String) -> [String] {
        let bytes = request.utf8
        guard bytes.count > reach * 2 else { return [request] }
        return [
            String(decoding: bytes.prefix(reach), as: UTF8.self), String(decoding: bytes.suffix(reach), as: UTF8.self),
        ]
    }
}
