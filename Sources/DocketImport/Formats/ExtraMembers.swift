import DocketDomain
import OrderedCollections

/// The members of a conversation that docket has no place of its own for.
enum ExtraMembers {
    /// Those that are small; one that would make them more than 64 KiB is left out.
    static func of(_ conversation: JSON, except known: Set<String>) -> JSON {
        var extras: OrderedDictionary<String, JSON> = [:]
        var room = 64 << 10
        for (key, value) in conversation.object ?? [:] where !known.contains(key) {
            let size = key.utf8.count + value.serialized().utf8.count
            guard size <= room else { continue }
            room -= size
            extras[key] = value
        }
        return .object(extras)
    }
}
