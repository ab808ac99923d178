package import DocketDomain
import OrderedCollections

extension [ExportBlock] {
    /// A value of any shape: objects as lists of their members, objects of one shape as a table.
    package init(_ json: JSON) {
        switch json {
        case .object(let members) where !members.isEmpty: self = [Self.list(members)]
        case .array(let elements) where !elements.isEmpty:
            self = [Self.table(elements) ?? .list(ExportList(start: 1, items: elements.map(Self.item)))]
        default: self = [.paragraph([ExportRun(json.shown)])]
        }
    }

    /// A SQL query with what belongs to it.
    package init(_ query: SQLQuery) {
        self = [.code(language: "sql", query.sql)]
        if let database = query.database {
            append(.paragraph([ExportRun("Database: ", .bold), ExportRun(database)]))
        }
        if let parameters = query.parameters, !parameters.isNull {
            append(.heading(level: 1, [ExportRun("Parameters")]))
            self += Self(parameters)
        }
    }

    private static func list(_ members: OrderedDictionary<String, JSON>) -> ExportBlock {
        .list(
            ExportList(
                items: members.map { key, value in
                    guard value.isNested else {
                        let runs = [ExportRun("\(key): ", .bold), ExportRun(value.shown)]
                        return ExportList.Item(blocks: [.paragraph(runs)])
                    }
                    return ExportList.Item(blocks: [.paragraph([ExportRun("\(key):", .bold)])] + Self(value))
                }))
    }

    private static func item(_ element: JSON) -> ExportList.Item {
        ExportList.Item(blocks: Self(element))
    }

    /// Objects with the same keys and plain values.
    private static func table(_ elements: [JSON]) -> ExportBlock? {
        guard let keys = elements[0].object?.keys, !keys.isEmpty else { return nil }
        var rows: [[String]] = []
        for element in elements {
            guard let members = element.object, members.keys == keys else { return nil }
            guard !members.values.contains(where: \.isNested) else { return nil }
            rows.append(members.values.map(\.shown))
        }
        return .table(ExportTable(Table(columns: keys.map { Table.Column(name: $0) }, rows: rows)))
    }
}

extension JSON {
    fileprivate var isNested: Bool {
        switch self {
        case .array(let elements): !elements.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    /// A plain value as people read it.
    fileprivate var shown: String {
        switch self {
        case .null: ""
        case .string(let text): text
        default: serialized()
        }
    }
}
