package import DocketDomain
import Foundation
import OrderedCollections

extension SQLColumn {
    package var wire: JSON { ["name": .string(name), "type": .string(type)] }
}

extension SQLValue {
    /// The value with its type; bytes as `{"base64": …}`, and what JSON has no number for as text.
    package var wire: JSON {
        switch self {
        case .null: .null
        case .boolean(let truth): .bool(truth)
        case .integer(let number): .number(number)
        case .real(let number): number.isFinite ? .number(number) : .string(cellText)
        case .text(let text): .string(text)
        case .blob(let bytes): ["base64": .string(Data(bytes).base64EncodedString())]
        }
    }
}

extension QueryTruncation {
    package var wire: JSON { ["limit": .number(limit), "reason": .string(reason.rawValue)] }
}

/// A result as one document, written while its rows come.
package struct ResultDocument: Sendable {
    private var isFirst = true

    package init() {}

    package mutating func append(_ columns: [SQLColumn], to buffer: inout [UInt8]) {
        buffer += #"{"columns":"#.utf8
        JSON.array(columns.map(\.wire)).append(to: &buffer)
        buffer += #","rows":["#.utf8
    }

    package mutating func append(_ row: [SQLValue], to buffer: inout [UInt8]) {
        buffer += isFirst ? "\n".utf8 : ",\n".utf8
        isFirst = false
        JSON.array(row.map(\.wire)).append(to: &buffer)
    }

    package mutating func append(_ end: QueryEnd, to buffer: inout [UInt8]) {
        let members: JSON = [
            "row_count": .number(end.rowCount), "truncated": end.truncated?.wire ?? .null,
            "seconds": .number(end.seconds),
        ]
        buffer += "],".utf8
        buffer += members.serialized().utf8.dropFirst()
        buffer.append(0x0A)
    }
}

/// A result as lines of objects.
package struct ResultLines: Sendable {
    /// The columns' names, each another one.
    private let names: [String]

    package init(_ columns: [SQLColumn]) {
        var taken: Set<String> = []
        names = columns.map { column in
            var name = column.name
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(column.name) \(number)"
                number += 1
            }
            return name
        }
    }

    package func append(_ row: [SQLValue], to buffer: inout [UInt8]) {
        let members = zip(names, row).map { ($0, $1.wire) }
        JSON.object(OrderedDictionary(uniqueKeysWithValues: members)).append(to: &buffer)
        buffer.append(0x0A)
    }
}
