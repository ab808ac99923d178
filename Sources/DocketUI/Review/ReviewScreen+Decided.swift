import DocketDomain

/// What was decided, and what can still be done about it.
extension ReviewScreen {
    func showDecided(_ context: inout ScreenContext) {
        context.present(DecidedOverlay(Topic(ReviewTopic.decided), rules(context.shared)))
    }

    mutating func handle(_ answer: DecidedAnswer, _ context: inout ScreenContext) {
        switch answer {
        case .open(let item): context.visit(Destination(.artifact(item.id)))
        case .takeBack(let item): takeBack(item, &context)
        case .correct(let item): askForCorrection(of: item, &context)
        }
    }

    private mutating func takeBack(_ item: ReviewItem, _ context: inout ScreenContext) {
        if let reason = context.identity.writeRefusal { return context.refuse(reason) }
        guard let decision = item.decision, decision.by == context.identity.viewer.userID else {
            return context.refuse("Only whoever decided it takes it back")
        }
        guard decision.undoableUntil > context.now else {
            return context.refuse("It is final by now: correct it instead")
        }
        undo(.proposals([item.id]), &context)
    }

    /// A decision that is final is not changed: the profile gets another value by a decision of its own.
    private func askForCorrection(of item: ReviewItem, _ context: inout ScreenContext) {
        if let reason = context.identity.writeRefusal { return context.refuse(reason) }
        guard let field = schema?.field(item.fieldKey) else {
            return context.refuse("The schema has no such field any more")
        }
        let viewer = context.identity.viewer
        guard viewer.role == .admin || item.rmID == viewer.userID else {
            return context.refuse("Only the customer's relationship manager corrects the profile")
        }
        guard !rules(context.shared).shownValue(item.fieldKey).isHidden else {
            return context.refuse("The value is hidden; \(context.label(of: .reveal)) shows it first")
        }
        context.present(
            ValueEditor(
                Topic(ReviewTopic.correction(item)), title: "Correct \(field.label) of \(item.customerName)".shown,
                verb: "store", field, present: item.currentValue, value: item.currentValue,
                draft: .correction(of: item.customerID, item.fieldKey), context.drafts))
    }

    func correct(_ item: ReviewItem, to value: JSON, _ context: inout ScreenContext) {
        guard value != item.currentValue else { return context.say("Nothing had to be changed") }
        let shown = rules(context.shared).shownValue(item.fieldKey)
        let change = shown.change(from: item.currentValue, to: value)
        let text = "Corrected \(item.subject): \(change.old) → \(change.new)"
        context.perform(
            Request(
                .correct(item.customerID, [item.fieldKey: value], asAdmin: context.identity.viewer.role == .admin),
                then: .topic(Topic(DecisionCompletion.corrected(text))),
                drafts: [.correction(of: item.customerID, item.fieldKey)]), "Correcting \(item.fieldName.shown)")
    }
}
