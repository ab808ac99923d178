import DocketDomain
import OrderedCollections

extension JSON {
    /// The first of these members that is text with anything in it.
    func text(_ keys: String...) -> String? {
        for key in keys {
            if case .string(let text)? = self[key], !text.isEmpty { return text }
        }
        return nil
    }

    /// An id: text, or a number as it was written.
    func identifier(_ keys: String...) -> String? {
        for key in keys {
            switch self[key] {
            case .string(let text)? where !text.isEmpty: return text
            case .number(let text)?: return text
            default: continue
            }
        }
        return nil
    }

    /// For messages to people: what kind of value it is, and an object's first keys.
    var outline: String {
        switch self {
        case .null: return "null"
        case .bool: return "true or false"
        case .number: return "a number"
        case .string: return "a text"
        case .array: return "a list"
        case .object(let members):
            guard !members.isEmpty else { return "an empty object" }
            let keys = members.keys.prefix(6).map { $0.count <= 40 ? $0 : $0.prefix(39) + "…" }
            return "an object with \(keys.joined(separator: ", "))\(members.count > 6 ? ", …" : "")"
        }
    }
}
