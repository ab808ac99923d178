extension ThreadEvent {
    var text: String {
        switch self {
        case .created(let created):
            if let source = created.source {
                "imported “\(created.title)” from \(source.format)"
            } else if created.forkedFrom != nil {
                "started the thread “\(created.title)” with the messages of another one"
            } else {
                "started the thread “\(created.title)”"
            }
        case .renamed(let renamed): "renamed the thread: “\(renamed.from)” → “\(renamed.to)”"
        case .described(let described):
            described.description.isEmpty ? "removed the description" : "described the thread: \(described.description)"
        case .visibilityChanged(let changed):
            "changed who sees the thread: \(changed.from.rawValue) → \(changed.to.rawValue)"
        case .agentChanged(let changed):
            changed.agentID.map { "chose \($0) to answer in the thread" } ?? "left open which assistant answers"
        case .tagged(let tagged):
            (tagged.added.map { "+\($0)" } + tagged.removed.map { "-\($0)" }).joined(separator: " ").prefixed(
                "tagged the thread: ")
        case .labelled(let labelled):
            (labelled.set.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + labelled.removed.map { "-\($0)" })
                .joined(separator: " ").prefixed("labelled the thread: ")
        case .messageAdded(let added): added.text
        case .imported(let imported): "imported \(imported.messagesAdded) messages"
        case .pathChanged(let changed):
            changed.earlier.isEmpty
                ? "put the messages in another order"
                : "made \(changed.earlier.count) messages an earlier version: the conversation goes on otherwise"
        case .deleted: "deleted the thread"
        case .restored(let restored):
            "restored the thread" + (restored.isOrdinary == true ? ", beside the discussion that took its place" : "")
        }
    }
}

extension MessageAdded {
    fileprivate var text: String {
        let opening = parts.lazy.map(\.text.trimmed).first { !$0.isEmpty } ?? "a file"
        let line = opening.split(whereSeparator: \.isNewline).first.map(String.init) ?? opening
        let excerpt = line.count > 80 ? line.prefix(79) + "…" : line[...]
        if copyOf != nil { return "copied what \(author ?? role.rawValue) wrote: \(excerpt)" }
        return role == .user ? "wrote: \(excerpt)" : "stored what \(author ?? role.rawValue) wrote: \(excerpt)"
    }
}

extension String {
    fileprivate func prefixed(_ prefix: String) -> String { prefix + self }
}
