import DocketDomain
import DocketImport

extension PreparedContent {
    /// The kind and content of an artifact that an export knows. What calls itself a table or sheet and can't be read
    /// as one is a document: a kind never has content of another.
    static func imported(_ artifact: TranscriptArtifact) throws(DocketError) -> (ArtifactKind, PreparedContent) {
        let word = lastWord(of: artifact.type)
        if artifact.language?.lowercased() == "sql" || sqlWords.contains(word) {
            return (.sqlQuery, try PreparedContent(SQLQuery(sql: artifact.content)))
        }
        if tableWords.contains(word), let table = PreparedContent(tableIn: artifact.content) { return (.table, table) }
        if word == ArtifactKind.sheet.rawValue, let sheet = PreparedContent(sheetIn: artifact.content) {
            return (.sheet, sheet)
        }
        guard !documentTypes.contains(artifact.type), !reservedWords.contains(word) else {
            return (.doc, try PreparedContent(markdown: artifact.content))
        }
        let content = try PreparedContent(
            other: [
                "type": .string(artifact.type), "language": artifact.language.map(JSON.string) ?? .null,
                "content": .string(artifact.content),
            ], bytes: artifact.content.utf8.count)
        return (ArtifactKind(rawValue: word == ArtifactKind.profileEdit.rawValue ? "code" : word), content)
    }

    private static let documentTypes: Set<String> = ["text/markdown", "text/plain", ""]
    private static let sqlWords: Set<String> = ["sql", ArtifactKind.sqlQuery.rawValue]
    private static let tableWords: Set<String> = [ArtifactKind.table.rawValue, "csv", "tsv", "tab-separated-values"]
    /// Kinds with content of their own.
    private static let reservedWords = tableWords.union([ArtifactKind.sheet.rawValue, ArtifactKind.doc.rawValue])

    /// The last word of a type, such as `code`, `react`, `html`: the kind of what is neither document, table nor query.
    private static func lastWord(of type: String) -> String {
        let word = type.split(whereSeparator: { $0 == "/" || $0 == "." || $0 == "+" }).last.map(String.init) ?? "code"
        return String(word.lowercased().prefix(40))
    }
}
