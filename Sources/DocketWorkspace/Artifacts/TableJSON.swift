import DocketDomain
import OrderedCollections

extension Table {
    /// Reads `{"columns":[…],"rows":[[…]]}`, an array of objects, or an array of arrays of which the first is the header.
    ///
    /// - Throws: `invalidArgument` where it is none of these.
    init(json: JSON) throws(DocketError) {
        if let columns = json["columns"]?.array, let rows = json["rows"]?.array {
            try Self.checkCells(rows: rows.count, columns: columns.count)
            try self.init(named: columns, cells: rows)
        } else if let elements = json.array, elements.allSatisfy({ $0.object != nil }), !elements.isEmpty {
            try self.init(objects: elements)
        } else if let elements = json.array, elements.allSatisfy({ $0.array != nil }), !elements.isEmpty {
            try self.init(delimited: elements.map { ($0.array ?? []).map(\.cellText) })
        } else {
            throw Self.shapeError
        }
    }

    private init(named columns: [JSON], cells rows: [JSON]) throws(DocketError) {
        var table = Table(columns: [], rows: [])
        for column in columns {
            guard let name = column.string ?? column["name"]?.string else { throw Self.shapeError }
            table.columns.append(
                Column(name: name, align: column["align"]?.string.flatMap(Alignment.init(rawValue:))))
        }
        for (index, row) in rows.enumerated() {
            guard let cells = row.array, cells.count <= columns.count else {
                throw DocketError(
                    .invalidArgument,
                    "Row \(index + 1) of the table is no list of at most \(columns.count) cells, one for each column.")
            }
            table.rows.append(cells.map(\.cellText) + Array(repeating: "", count: columns.count - cells.count))
        }
        self = table
    }

    /// The columns are the members of all objects, in the order in which they first come.
    private init(objects: [JSON]) throws(DocketError) {
        var places: [String: Int] = [:]
        var columns: [Column] = []
        for object in objects {
            for name in object.object?.keys ?? [] where places[name] == nil {
                places[name] = columns.count
                columns.append(Column(name: name))
            }
        }
        try Self.checkCells(rows: objects.count, columns: columns.count)
        self.init(
            columns: columns,
            rows: objects.map { object in columns.map { object[$0.name]?.cellText ?? "" } })
    }

    private static let shapeError = DocketError(
        .invalidArgument,
        """
        The JSON is no table. Write {"columns":["a","b"],"rows":[["1","2"]]}, a list of objects, or a list of lists \
        whose first one is the header.
        """)
}

extension JSON {
    /// The value as a cell shows it: text as it is, null as nothing, anything nested as JSON.
    fileprivate var cellText: String {
        switch self {
        case .string(let text): text
        case .number(let literal): literal
        case .bool(let value): value ? "true" : "false"
        case .null: ""
        case .array, .object: serialized()
        }
    }
}
