package import DocketDomain
package import Foundation

/// JSON lines that a user or an agent hands in, each with its number in the file, counted from 1.
package struct InputLines {
    package struct Line {
        package let number: Int
        package let json: Result<JSON, DocketError>
    }

    package let lines: [Line]

    /// Bytes of one line, at the most.
    package static let longest = 1 << 20

    /// Blank lines are passed over; what is no JSON object is refused by itself.
    package init(_ bytes: Data) {
        var lines: [Line] = []
        var number = 0
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while !rest.isEmpty {
            number += 1
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            let line = rest[rest.startIndex..<end]
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
            guard !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) else { continue }
            lines.append(Line(number: number, json: Result { () throws(DocketError) in try Self.object(line) }))
        }
        self.lines = lines
    }

    private static func object(_ bytes: Data) throws(DocketError) -> JSON {
        guard bytes.count <= longest else {
            throw DocketError(.resourceExhausted, "The line has \(bytes.count) bytes; at most \(longest) fit.")
        }
        let json: JSON
        do {
            json = try JSON(parsing: bytes)
        } catch {
            throw DocketError(.invalidArgument, "The line is no JSON: \(error).")
        }
        guard json.object != nil else {
            throw DocketError(.invalidArgument, "The line is no JSON object. Write {\"field_key\":…}.")
        }
        return json
    }
}

extension JSON {
    /// A member that must be a text where it is there.
    func optionalText(_ name: String) throws(DocketError) -> String? {
        guard let value = self[name], !value.isNull else { return nil }
        guard let text = value.string else { throw DocketError(.invalidArgument, "“\(name)” is no text.") }
        return text
    }

    func text(_ name: String) throws(DocketError) -> String {
        guard let text = try optionalText(name), !text.isEmpty else {
            throw DocketError(.invalidArgument, "“\(name)” is missing.")
        }
        return text
    }
}
