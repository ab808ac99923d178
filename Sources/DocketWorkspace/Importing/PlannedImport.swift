import DocketDomain

/// What an import that writes nothing would have written so far, as far as a conversation that comes again in the same
/// file meets it.
struct PlannedImport {
    private struct Plan {
        var fingerprint: String
        /// Of the keys of its messages, in their order.
        var keys: [Int]
        /// Of all messages that it has brought, those that it goes on without as well.
        var known: Set<Int>
        var identifiers: Set<String>
        var createdAt: Timestamp
        var updatedAt: Timestamp?
    }

    private var plans: [ThreadSource: Plan] = [:]

    /// What taking the conversation would do.
    ///
    /// - Parameters:
    ///   - append: What would be written if the file had brought nothing before.
    ///   - outcome: What that would do.
    mutating func outcome(
        of conversation: Conversation, _ append: Append, _ outcome: CommandOutcome
    ) -> CommandOutcome {
        let keys = conversation.messages.map(\.key.hashValue)
        let identifiers = Set(conversation.artifacts.compactMap(\.identifier))
        guard var plan = plans[conversation.source] else {
            plans[conversation.source] = Plan(
                fingerprint: conversation.fingerprint, keys: keys, known: Set(keys), identifiers: identifiers,
                createdAt: conversation.createdAt, updatedAt: conversation.updatedAt)
            return outcome
        }
        let age = SourceAge(conversation.updatedAt, after: plan.updatedAt)
        let isOlder = age == .older
        var again = CommandOutcome()
        var count = ImportCount()
        let added = append.changes.flatMap(\.events).compactMap { event -> MessageID? in
            guard case .thread(.messageAdded(let added)) = event, let key = added.sourceKey,
                !plan.known.contains(key.hashValue)
            else { return nil }
            return added.id
        }
        count.messages = added.count
        let new = Set(added)
        for case .artifact(.created(let created)) in append.changes.flatMap(\.events) {
            guard let message = created.messageID, new.contains(message) else { continue }
            let identifier = created.metadata?["identifier"]?.string
            let isKnown = !isOlder && identifier.map(plan.identifiers.contains) ?? false
            if !isKnown { count.artifacts[created.kind.rawValue, default: 0] += 1 }
        }
        again.already =
            plan.fingerprint == conversation.fingerprint || plan.keys == keys
            || added.isEmpty && !age.changesPath(endsSooner: plan.keys.starts(with: keys))
        let isAnother = added.count == keys.count && !conversation.mayContinue(begun: plan.createdAt)
        let still = Set(keys)
        let earlier =
            again.already || isAnother ? 0 : isOlder ? added.count : plan.keys.count { !still.contains($0) }
        if earlier > 0 { count.earlier = earlier }
        plan.known.formUnion(keys)
        if !again.already, !isOlder {
            plan.fingerprint = conversation.fingerprint
            plan.keys = isAnother ? plan.keys + keys : keys
            plan.identifiers.formUnion(identifiers)
            plan.updatedAt = conversation.updatedAt ?? plan.updatedAt
        }
        plans[conversation.source] = plan
        again.imported = count
        return again
    }
}
