extension Event {
    /// The event with what people and agents wrote in a thread, or about an artifact, replaced; nothing where it has no
    /// such text. Names that docket gives a meaning, such as a visibility, are never touched.
    package func replacingTexts(_ replaced: (String) -> String) -> Event? {
        switch self {
        case .thread(.created(var created)):
            created.title = replaced(created.title)
            created.description = replaced(created.description)
            created.tags = created.tags?.map(replaced)
            return .thread(.created(created))
        case .thread(.renamed(var renamed)):
            renamed.from = replaced(renamed.from)
            renamed.to = replaced(renamed.to)
            return .thread(.renamed(renamed))
        case .thread(.described(var described)):
            described.description = replaced(described.description)
            return .thread(.described(described))
        case .thread(.tagged(var tagged)):
            tagged.added = tagged.added.map(replaced)
            tagged.removed = tagged.removed.map(replaced)
            return .thread(.tagged(tagged))
        case .thread(.labelled(var labelled)):
            labelled.set = Dictionary(labelled.set.map { (replaced($0), replaced($1)) }) { first, _ in first }
            labelled.removed = labelled.removed.map(replaced)
            return .thread(.labelled(labelled))
        case .thread(.messageAdded(var added)):
            added.parts = added.parts.map { $0.replacingText(replaced) }
            added.attachments = added.attachments?.map { $0.renamed(replaced($0.name)) }
            let offers = added.reply?.offers?.map { $0.renamed(replaced($0.title)) }
            added.reply?.offers = offers
            return .thread(.messageAdded(added))
        case .thread(.imported(var imported)):
            // Forgotten, it cannot come back as the thread's title with the next import.
            if let title = imported.title, replaced(title) != title { imported.title = nil }
            return .thread(.imported(imported))
        case .artifact(.created(var created)):
            created.title = replaced(created.title)
            created.metadata = created.metadata?.replacingStrings(replaced)
            created.tags = created.tags?.map(replaced)
            return .artifact(.created(created))
        case .artifact(.revised(var revised)):
            revised.title = revised.title.map(replaced)
            return .artifact(.revised(revised))
        case .artifact(.renamed(var renamed)):
            renamed.from = replaced(renamed.from)
            renamed.to = replaced(renamed.to)
            return .artifact(.renamed(renamed))
        case .artifact(.described(var described)):
            described.description = replaced(described.description)
            return .artifact(.described(described))
        case .artifact(.commented(var commented)):
            commented.comment = replaced(commented.comment)
            return .artifact(.commented(commented))
        case .artifact(.statusChanged(var changed)):
            changed.from = replaced(changed.from)
            changed.to = replaced(changed.to)
            return .artifact(.statusChanged(changed))
        case .artifact(.tagged(var tagged)):
            tagged.added = tagged.added.map(replaced)
            tagged.removed = tagged.removed.map(replaced)
            return .artifact(.tagged(tagged))
        case .artifact(.queryRun(var event)):
            // What a database says of a value quotes it.
            event.run.error = event.run.error.map(replaced)
            return .artifact(.queryRun(event))
        case .artifact(.visualized(var visualized)):
            visualized.visualization = visualized.visualization.replacingStrings(replaced)
            return .artifact(.visualized(visualized))
        case .export(.requested(var requested)):
            requested.title = replaced(requested.title)
            requested.options = requested.options?.replacingStrings(replaced)
            return .export(.requested(requested))
        case .export(.failed(var failed)):
            failed.reason = replaced(failed.reason)
            return .export(.failed(failed))
        default:
            return nil
        }
    }
}

extension MessagePart {
    fileprivate func replacingText(_ replaced: (String) -> String) -> MessagePart {
        switch self {
        case .text(let text): .text(replaced(text))
        case .code(let language, let content): .code(language: language, content: replaced(content))
        case .reasoning(let text): .reasoning(replaced(text))
        case .image: self
        }
    }
}
