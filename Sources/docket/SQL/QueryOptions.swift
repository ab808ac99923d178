import ArgumentParser
import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation

/// Which query, against which source, with which values.
struct QueryOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("An artifact's id, a file, or - for standard input.", valueName: "query"),
        completion: .file())
    var query: String

    @Option(help: ArgumentHelp("The source; the one that the query names unless given.", valueName: "name"))
    var source: String?

    @Option(help: ArgumentHelp("A SQLite database in place of a source.", valueName: "file"), completion: .file())
    var database: String?

    @Option(
        help: ArgumentHelp(
            "A value of a parameter, as often as there are any; of a list, with commas between.",
            valueName: "name=value"))
    var param: [String] = []

    func validate() throws {
        if source != nil, database != nil { throw ValidationError("Give --source or --database, not both.") }
        for text in param where Self.parts(of: text) == nil {
            throw ValidationError("“\(text)” is no parameter with its value: write NAME=VALUE.")
        }
    }

    func request(in session: Session) async throws -> QueryRequest {
        var request = try await readQuery(in: session)
        request.source = database.map { .database($0) } ?? source.map { .named($0) }
        for (name, value) in param.compactMap(Self.parts) { request.values[name] = value }
        return request
    }

    /// A name and a value; the mark between them may be one character with what follows it.
    private static func parts(of text: String) -> (name: String, value: String)? {
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let name = String(text[..<mark].drop { ":@$".contains($0) })
        return name.isEmpty ? nil : (name, String(text[text.utf8.index(after: mark)...]))
    }

    private func readQuery(in session: Session) async throws -> QueryRequest {
        let named = query.hasPrefix("artifact:") ? String(query.dropFirst(9)) : nil
        if named == nil, query == "-" || FileManager.default.fileExists(atPath: query) {
            let bytes = try InputBytes.read(query, atMost: Limits.payloadBytes)
            let content = try PreparedContent(ofKind: .sqlQuery, from: bytes, name: query == "-" ? nil : query).content
            guard case .sqlQuery(let query) = content else {
                throw DocketError(.internal, "The file was read as something else than a query.")
            }
            return QueryRequest(query)
        }
        let queries = session.workspace.queries
        let id = try await queries.artifactID(named ?? query)
        return QueryRequest(try await queries.sqlQuery(of: id), artifact: id)
    }
}

extension CommandFailure {
    /// Does something whose failure may have a place in a query.
    static func ofQuery<Value>(
        _ work: () async throws(QueryFailure) -> Value
    ) async throws(CommandFailure) -> Value {
        do throws(QueryFailure) { return try await work() } catch { throw CommandFailure(error) }
    }
}
