import DocketDomain
import Foundation

/// Where a page of a list ended: the sort keys of its last item, bound to the query that it belongs to.
enum PageToken {
    /// Reads the token of a list that is ordered by one number; nothing where the first page is asked for.
    ///
    /// - Throws: `invalidArgument` where the token is damaged or belongs to another query; so do the other readers.
    static func number(of page: PageRequest, query: String) throws(DocketError) -> Int64? {
        guard let keys = try keys(of: page, count: 1, query: query) else { return nil }
        guard let number = Int64(keys[0]) else { throw refusal }
        return number
    }

    /// Reads the token of a list that is ordered by time and id.
    static func timeAndID(of page: PageRequest, query: String) throws(DocketError) -> (time: Int64, id: String)? {
        guard let keys = try keys(of: page, count: 2, query: query) else { return nil }
        guard let time = Int64(keys[0]) else { throw refusal }
        return (time, keys[1])
    }

    /// Reads the token of a list that is ordered by id.
    static func id(of page: PageRequest, query: String) throws(DocketError) -> String? {
        try keys(of: page, count: 1, query: query)?[0]
    }

    private static let refusal = DocketError(
        .invalidArgument,
        "The page token is damaged or belongs to another list. Ask for the first page again, without a token.")

    private static func keys(of page: PageRequest, count: Int, query: String) throws(DocketError) -> [String]? {
        guard !page.token.isEmpty else { return nil }
        guard page.token.utf8.count <= 4096 else { throw refusal }
        var padded = page.token.replacing("-", with: "+").replacing("_", with: "/")
        padded += String(repeating: "=", count: (4 - padded.count % 4) % 4)
        guard let data = Data(base64Encoded: padded),
            let fields = try? JSON(parsing: Array(data)).array?.compactMap(\.string),
            fields.count == count + 1, fields.first == digest(query)
        else { throw refusal }
        return Array(fields.dropFirst())
    }

    /// Writes the token that asks for what follows an item with these sort keys.
    static func string(keys: [String], query: String) -> String {
        let json = JSON.array([.string(digest(query))] + keys.map(JSON.string))
        return Data(json.serialized().utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// FNV-1a of 64 bits: it tells queries apart, and keeps no secret.
    private static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 36)
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
