import DocketDomain
import OrderedCollections
import TerminalKit

/// Writes JSON as rows: a member or an element each, those of an object or array indented by two.
struct JSONRows {
    let theme: Theme

    private static let indent = Line("  ")
    /// The rows that a long value goes on in are indented further than its key.
    private static let hanging = Line("    ")

    func add(_ json: JSON, to writer: inout RowWriter) {
        add(json, before: Line(), after: "", to: &writer)
    }

    /// A value on one line.
    func compact(_ json: JSON) -> Line {
        scalar(json) ?? Line(Sanitizer.line.clean(json.serialized()), theme.code)
    }

    private func add(_ json: JSON, before: Line, after: String, to writer: inout RowWriter) {
        guard !writer.isFull else {
            writer.add(Line(), source: 1)
            return
        }
        switch json {
        case .array(let elements) where !elements.isEmpty:
            write(before + Line("["), to: &writer)
            writer.indented(first: Self.indent, rest: Self.indent) { writer in
                for (index, element) in elements.enumerated() {
                    if writer.isFull { break }
                    add(element, before: Line(), after: index + 1 < elements.count ? "," : "", to: &writer)
                }
            }
            write(Line("]" + after), to: &writer)
        case .object(let members) where !members.isEmpty:
            write(before + Line("{"), to: &writer)
            writer.indented(first: Self.indent, rest: Self.indent) { writer in
                for (index, member) in members.elements.enumerated() {
                    if writer.isFull { break }
                    let key = Line(quoted(member.key), theme.codeName) + Line(": ")
                    add(member.value, before: key, after: index + 1 < members.count ? "," : "", to: &writer)
                }
            }
            write(Line("}" + after), to: &writer)
        default:
            write(before + compact(json) + Line(after), to: &writer)
        }
    }

    private func write(_ line: Line, to writer: inout RowWriter) {
        writer.add(line, hanging: Self.hanging, source: writer.text.rows.count + 1)
    }

    private func scalar(_ json: JSON) -> Line? {
        switch json {
        case .null: Line("null", theme.codeKeyword)
        case .bool(let value): Line(value ? "true" : "false", theme.codeKeyword)
        case .number(let text): Line(text, theme.codeNumber)
        case .string(let text): Line(quoted(text), theme.codeString)
        case .array(let elements): elements.isEmpty ? Line("[]") : nil
        case .object(let members): members.isEmpty ? Line("{}") : nil
        }
    }

    private func quoted(_ text: String) -> String {
        Sanitizer.line.clean(JSON.string(text).serialized())
    }
}
