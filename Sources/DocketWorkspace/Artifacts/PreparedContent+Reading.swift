import DocketAgents
package import DocketDomain
package import Foundation
import OrderedCollections

extension PreparedContent {
    /// Reads the content of an artifact from a file's bytes.
    ///
    /// Tables come as CSV or its relatives, as a Markdown table, or as JSON; documents as text; queries as SQL or as
    /// their JSON payload; sheets and kinds that docket doesn't know as JSON. The file's name tells which, or else its
    /// first characters.
    ///
    /// - Throws: `invalidArgument` where the bytes are no text or not of that kind, `resourceExhausted` beyond 16 MiB
    ///   (tables may be larger).
    package init(ofKind kind: ArtifactKind, from bytes: Data, name: String?) throws(DocketError) {
        let source = try ContentSource(bytes, name: name)
        switch kind {
        case .table: self = try source.table()
        case .sheet: self = try source.tables()
        case .doc: try self.init(markdown: try source.text())
        case .sqlQuery: try self.init(try source.query())
        default: try self.init(other: try source.json(orText: true), bytes: bytes.count)
        }
        if let warning = source.warning { warnings.insert(warning, at: 0) }
    }

    /// Reads a payload as `Workspace.payload` writes it.
    package init(ofKind kind: ArtifactKind, payload: JSON) throws(DocketError) {
        guard kind == .doc else {
            try self.init(ofKind: kind, from: Data(payload.serialized().utf8), name: "payload.json")
            return
        }
        guard let text = payload["markdown"]?.string else {
            throw DocketError(.invalidArgument, "The payload of a doc needs its text under “markdown”.")
        }
        try self.init(markdown: text)
    }

    /// The table that a text is: JSON, Markdown, or lines that all have the header's number of fields, two at least.
    init?(tableIn text: String) {
        // What cannot be read as a table is none: that is the question here.
        guard let source = try? ContentSource(Data(text.utf8), name: nil), let table = try? source.table(strict: true)
        else { return nil }
        self = table
    }

    /// The tables that a text is, as JSON or in Markdown.
    init?(sheetIn text: String) {
        // What cannot be read as tables is none: that is the question here.
        guard let source = try? ContentSource(Data(text.utf8), name: nil), let tables = try? source.tables() else {
            return nil
        }
        self = tables
    }
}

/// A file that is to become an artifact's content.
private struct ContentSource {
    private enum Format {
        case json, markdown, delimited(UInt8?), text
    }

    private let bytes: Data
    private let format: Format
    /// What has to be said about its encoding.
    let warning: String?

    init(_ bytes: Data, name: String?) throws(DocketError) {
        (self.bytes, warning) = try TextEncoding.decoded(bytes)
        format = Self.format(self.bytes, name: name)
    }

    private static func format(_ bytes: Data, name: String?) -> Format {
        switch name?.split(separator: ".").last?.lowercased() {
        case "json": .json
        case "md", "markdown": .markdown
        case "sql": .text
        case "csv": .delimited(nil)
        case "tsv", "tab": .delimited(UInt8(ascii: "\t"))
        default:
            switch bytes.first(where: { $0 > 0x20 }) {
            case UInt8(ascii: "{"), UInt8(ascii: "["): .json
            default: .text
            }
        }
    }

    /// The text without a byte order mark.
    func text() throws(DocketError) -> String {
        let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes, as: UTF8.self)
        guard !text.trimmed.isEmpty else {
            throw DocketError(.invalidArgument, "The content is empty.")
        }
        return text
    }

    func json(orText: Bool = false) throws(DocketError) -> JSON {
        if orText, case .json = format {} else if orText { return .object(["text": .string(try text())]) }
        do {
            return try JSON(parsing: [UInt8](bytes), maximumDepth: Limits.nesting)
        } catch {
            throw DocketError(.invalidArgument, "The content is no valid JSON: \(error).")
        }
    }

    func query() throws(DocketError) -> SQLQuery {
        guard case .json = format else { return try SQLQuery(file: text()) }
        let json = try json()
        guard let sql = json["sql"]?.string, !sql.trimmed.isEmpty else {
            throw DocketError(.invalidArgument, "The JSON of a query needs its text under “sql”.")
        }
        return SQLQuery(
            sql: sql, parameters: json["parameters"], database: json["database"]?.string,
            visualization: json["visualization"])
    }

    /// - Parameter strict: Whether any text may be read as a table of delimited fields, or only what clearly is one.
    func table(strict: Bool = false) throws(DocketError) -> PreparedContent {
        switch format {
        case .json: return PreparedContent(try Table(json: try json()))
        case .markdown: return PreparedContent(try markdownTables()[0].table)
        case .delimited(let delimiter): return PreparedContent(try delimited(delimiter, strict))
        case .text:
            // A text without a Markdown table is read as delimited fields.
            if bytes.count <= Limits.payloadBytes, let table = try? markdownTables().first?.table {
                return PreparedContent(table)
            }
            return PreparedContent(try delimited(nil, strict))
        }
    }

    func tables() throws(DocketError) -> PreparedContent {
        switch format {
        case .json:
            let json = try json()
            guard let elements = json["tables"]?.array, !elements.isEmpty else {
                throw DocketError(
                    .invalidArgument, #"The JSON of a sheet is {"tables":[{"name":"…","columns":[…],"rows":[…]}]}."#)
            }
            var tables: [(String, Table)] = []
            for (index, element) in elements.enumerated() {
                tables.append((element["name"]?.string ?? "Table \(index + 1)", try Table(json: element)))
            }
            return PreparedContent(tables)
        case .delimited(let delimiter): return PreparedContent(try delimited(delimiter, false), named: "Table 1")
        case .markdown, .text: return PreparedContent(try markdownTables())
        }
    }

    private func delimited(_ delimiter: UInt8?, _ strict: Bool) throws(DocketError) -> DelimitedTable {
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(DocketError) in
                try DelimitedTable(raw.bindMemory(to: UInt8.self), preferring: delimiter)
            }
        }
        let table = try result.get()
        guard !strict || table.isEven else {
            throw DocketError(.invalidArgument, "The lines of the content have no fields in common.")
        }
        return table
    }

    private func markdownTables() throws(DocketError) -> [(name: String, table: Table)] {
        let tables = ArtifactDetector().detect(in: try text()).compactMap { found -> (String, Table)? in
            guard case .table(let table) = found.payload else { return nil }
            return (found.title, table)
        }
        guard !tables.isEmpty else {
            throw DocketError(.invalidArgument, "The Markdown has no table: a header line, a line of dashes, and rows.")
        }
        return tables
    }
}

extension SQLQuery {
    /// A query's file: SQL whose first comment may name its source and parameters, or a dbt model.
    fileprivate init(file text: String) throws(DocketError) {
        self.init(commented: text)
        guard ModelTemplate.isOne(text) else { return }
        let model = try ModelTemplate(text)
        sql = model.sql
        var members = parameters?.object ?? [:]
        for (name, standard) in model.defaults where members[name] == nil {
            members[name] = standard.map { ["type": "text", "default": .string($0)] } ?? ["type": "text"]
        }
        if !members.isEmpty { parameters = .object(members) }
    }
}
