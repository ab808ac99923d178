import DocketDomain
import Foundation

/// Where a page of a list ended: the sort keys of its last item and the list's total, bound to the query and to
/// the viewer that it belongs to.
struct PageToken {
    let keys: [String]
    let total: Total

    /// Reads the token of a page request; nothing where it asks for the first page.
    ///
    /// - Throws: `invalidArgument` where the token is damaged or belongs to another query.
    init?(_ page: PageRequest, keys count: Int, query: String, in scope: ViewerScope) throws(DocketError) {
        guard !page.token.isEmpty else { return nil }
        // However a token is damaged, it is refused in the same words.
        guard page.token.utf8.count <= 4096, let data = Data(base64URL: page.token),
            let fields = try? JSON(parsing: Array(data)).array, fields.count == count + 3,
            fields[0].string == Self.digest(query, scope), let total = fields[1].int, let isExact = fields[2].bool,
            case let keys = fields.dropFirst(3).compactMap(\.string), keys.count == count
        else { throw Self.refusal }
        self.keys = keys
        self.total = Total(count: total, isExact: isExact)
    }

    /// A sort key that is a number.
    func number(_ index: Int = 0) throws(DocketError) -> Int64 {
        guard let number = Int64(keys[index]) else { throw Self.refusal }
        return number
    }

    private static let refusal = DocketError(
        .invalidArgument,
        "The page token is damaged or belongs to another list. Ask for the first page again, without a token.")

    /// Writes the token that asks for what follows an item with these sort keys.
    static func string(keys: [String], total: Total, query: String, in scope: ViewerScope) -> String {
        let fields: [JSON] = [.string(digest(query, scope)), .number(total.count), .bool(total.isExact)]
        return Data(JSON.array(fields + keys.map(JSON.string)).serialized().utf8).base64URL
    }

    /// Tells queries apart, and those of one viewer from another's: a total says how much somebody sees.
    private static func digest(_ text: String, _ scope: ViewerScope) -> String {
        String(StableDigest.fnv1a("\(scope.name) \(text)".utf8), radix: 36)
    }
}

extension PageRequest {
    /// The page's size within what a list allows.
    func size(atMost limit: Int) throws(DocketError) -> Int {
        guard size >= 1 else {
            throw DocketError(.invalidArgument, "A page has at least 1 item; \(size) were asked for.")
        }
        guard size <= limit else {
            throw DocketError(
                .invalidArgument, "A page of this list has at most \(limit) items; \(size) were asked for.")
        }
        return size
    }
}
