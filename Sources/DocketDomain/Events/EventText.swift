extension RecordedEvent {
    /// The event in plain words, as history shows it.
    ///
    /// - Parameters:
    ///   - actorName: Who did it, by name.
    ///   - schema: How values are read; sensitive ones are masked.
    package func text(actorName: String, schema: ProfileSchema? = nil) -> String {
        let text = event.text(ValueText(schema: schema))
        // Whoever hands in what an agent has found did not propose it.
        if case .proposal(.made(let made)) = event, made.createdBy.id != actorID {
            return "\(made.createdBy.id) \(text), handed in by \(actorName)"
        }
        return "\(actorName) \(text)"
    }
}

extension Event {
    /// What was done, without who did it.
    fileprivate func text(_ values: ValueText) -> String {
        switch self {
        case .proposal(let event): event.text(values)
        case .batch(let event): event.text
        case .review(let event): event.text
        case .customer(let event): event.text(values)
        case .schema(.replaced(let replaced)): "replaced the profile schema: it is version \(replaced.schema.version)"
        case .tenant(let event): event.text
        case .thread(let event): event.text
        case .artifact(let event): event.text
        case .export(let event): event.text
        }
    }
}

extension TenantEvent {
    fileprivate var text: String {
        switch self {
        case .created(let created): "set up the tenant “\(created.name)”"
        case .userAdded(let added): "added the user \(added.user.id) (\(added.user.name), \(added.user.role.rawValue))"
        case .userRemoved(let removed): "removed the user \(removed.userID)"
        }
    }
}

extension ThreadEvent {
    fileprivate var text: String {
        switch self {
        case .created(let created):
            if let source = created.source {
                "imported “\(created.title)” from \(source.format)"
            } else {
                "started the thread “\(created.title)”"
            }
        case .renamed(let renamed): "renamed the thread: “\(renamed.from)” → “\(renamed.to)”"
        case .described(let described):
            described.description.isEmpty ? "removed the description" : "described the thread: \(described.description)"
        case .visibilityChanged(let changed):
            "changed who sees the thread: \(changed.from.rawValue) → \(changed.to.rawValue)"
        case .tagged(let tagged):
            (tagged.added.map { "+\($0)" } + tagged.removed.map { "-\($0)" }).joined(separator: " ").prefixed(
                "tagged the thread: ")
        case .labelled(let labelled):
            (labelled.set.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + labelled.removed.map { "-\($0)" })
                .joined(separator: " ").prefixed("labelled the thread: ")
        case .messageAdded(let added): added.text
        case .imported(let imported): "imported \(imported.messagesAdded) messages"
        case .deleted: "deleted the thread"
        case .restored: "restored the thread"
        }
    }
}

extension MessageAdded {
    fileprivate var text: String {
        let opening = parts.lazy.map(\.text.trimmed).first { !$0.isEmpty } ?? "a file"
        let line = opening.split(whereSeparator: \.isNewline).first.map(String.init) ?? opening
        let excerpt = line.count > 80 ? line.prefix(79) + "…" : line[...]
        return role == .user ? "wrote: \(excerpt)" : "stored what \(author ?? role.rawValue) wrote: \(excerpt)"
    }
}

extension ArtifactEvent {
    fileprivate var text: String {
        switch self {
        case .created(let created): "created the \(created.kind) “\(created.title)”"
        case .revised(let revised): "made revision \(revised.revision)"
        case .renamed(let renamed): "renamed the artifact: “\(renamed.from)” → “\(renamed.to)”"
        case .described(let described):
            described.description.isEmpty
                ? "removed the description" : "described the artifact: \(described.description)"
        case .commented(let commented):
            commented.comment.isEmpty ? "removed the comment" : "commented: \(commented.comment)"
        case .statusChanged(let changed): "changed the status: \(changed.from) → \(changed.to)"
        case .linked(let linked): "linked it to thread \(linked.threadID) (\(linked.relation.rawValue))"
        case .unlinked(let unlinked): "unlinked it from thread \(unlinked.threadID)"
        case .deleted: "deleted the artifact"
        case .restored: "restored the artifact"
        case .exported(let exported): "exported revision \(exported.revision) as \(exported.format.uppercased())"
        }
    }
}

extension ExportEvent {
    fileprivate var text: String {
        switch self {
        case .requested(let requested): "asked for “\(requested.title)” as \(requested.format.uppercased())"
        case .completed(let completed): "finished the export (\(completed.file.bytes) bytes)"
        case .failed(let failed): "could not finish the export: \(failed.reason)"
        case .cancelled: "cancelled the export"
        case .retried: "tried the export again"
        case .deleted: "deleted the export"
        }
    }
}

extension String {
    fileprivate func prefixed(_ prefix: String) -> String { prefix + self }
}
