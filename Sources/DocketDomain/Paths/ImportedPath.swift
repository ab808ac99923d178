/// The messages of a thread, as a repeated import finds them.
package struct ImportedPath: Hashable, Sendable {
    /// What the thread shows, in its order.
    package private(set) var shown: [MessageID] = []
    /// The messages that imports have brought, by their keys, whether the thread still shows them or not.
    package private(set) var ids: [String: MessageID] = [:]

    package init() {}

    /// Follows an event of the thread.
    package mutating func apply(_ event: ThreadEvent) {
        switch event {
        case .messageAdded(let added):
            shown.append(added.id)
            if let key = added.sourceKey { ids[key] = added.id }
        case .pathChanged(let changed):
            shown = shown.prefix(changed.kept) + changed.messages
        default: break
        }
    }

    /// Whether the thread shows these messages, and perhaps goes on behind them.
    func begins(with messages: [MessageID]) -> Bool {
        let imported = Set(ids.values)
        return shown.lazy.filter(imported.contains).starts(with: messages)
    }

    /// What has to change for the thread to read as its source does; nothing where it does so already.
    ///
    /// - Parameters:
    ///   - source: All messages of the source, in its order.
    ///   - added: Those that the thread did not have: they have been put at its end.
    ///   - isOlder: Whether the thread knows a later state of the source: then it stays as it is.
    func change(to source: [MessageID], added: [MessageID], isOlder: Bool) -> ThreadPathChanged? {
        let before = shown + added
        let after = isOlder ? shown : merged(source)
        guard before != after else { return nil }
        let kept = zip(before, isOlder ? merged(source) : after).prefix { $0 == $1 }.count
        let present = Set(after)
        return ThreadPathChanged(
            kept: kept, messages: Array(after.dropFirst(kept)),
            earlier: before.dropFirst(kept).filter { !present.contains($0) })
    }

    /// The source's messages, and each message that was written here behind the one that it followed.
    private func merged(_ source: [MessageID]) -> [MessageID] {
        let imported = Set(ids.values)
        let present = Set(source)
        var following: [MessageID: [MessageID]] = [:]
        var last: [MessageID] = []
        var anchor: MessageID?
        for id in shown {
            if imported.contains(id) {
                anchor = id
            } else if let anchor, present.contains(anchor) {
                following[anchor, default: []].append(id)
            } else {
                last.append(id)
            }
        }
        return source.flatMap { [$0] + (following[$0] ?? []) } + last
    }
}
