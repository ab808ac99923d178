import DocketDomain
import OrderedCollections
import TerminalKit

extension ReviewScreen: HasSubject {
    /// Proposals are decided, not changed as other artifacts are.
    var subject: SelectedSubject? { nil }
}

extension ReviewScreen {
    package static let commands = CommandTable<ReviewScreen>(
        navigationCommands + findingCommands + subjectCommands() + decidingCommands(in: [.review]) + [
            .never(.compose) { "Open the source first: \($1.label(of: .otherEnd))" },
            .never(.details, isDecided), .never(.link, isDecided), .never(.unlink, isDecided),
            .never(.rename, isDecided), .never(.delete, isDecided), .never(.restore, isDecided),
            ScreenCommand(.open, off: { view, _ in view.selection == nil ? "There is no proposal to open" : nil }) {
                view, _ in
                view.pane = view.pane == .queue ? .proposal : .evidence
            },
            going("next-proposal", "Next proposal, from any pane", [">"]) { view, _ in view.moveProposal(by: 1) },
            going("previous-proposal", "Proposal before, from any pane", ["<"]) { view, _ in view.moveProposal(by: -1)
            },
            going("next-customer", "Next customer", ["]", ")"]) { $0.moveCustomer(by: 1, &$1) },
            going("previous-customer", "Customer before", ["[", "("]) { $0.moveCustomer(by: -1, &$1) },
            ScreenCommand(.otherEnd, off: { view, _ in view.sourceRefusal }, run: { $0.goToSource(&$1) }),
            ScreenCommand(.filter, in: [.review]) { $0.openFilter(&$1) },
            ScreenCommand(.order, in: [.review]) { $0.openOrder(&$1) },

            own(
                .mark, "Mark, or take the mark away", hint: "mark", ["space"], isLocal: true,
                off: { $0.standing($1) ?? Self.nothingToMark($0, $1) }, run: { view, _ in view.toggleMark() }),
            own(.markRange, "Mark from here to there", ["v"], off: nothingToMark, run: { $0.markRange(&$1) }),
            own(
                .acceptMany, "Accept the marked ones, else the range, else all that the filter shows", hint: "all",
                ["A"]
            ) { $0.askAboutMany(.accept, &$1) },
            own(
                .rejectMany, "Reject the marked ones, else the range, else all that the filter shows", ["R"],
                isLocal: true
            ) { $0.askAboutMany(.reject, &$1) },
            own(
                .decided, "What was decided: today, this week, all", hint: "decided", ["t"],
                off: { view, _ in
                    view.schema == nil ? "The profile's fields are still being read" : nil
                }, run: { $0.showDecided(&$1) }),

            ScreenCommand(.history, off: { view, _ in view.selectionRefusal }) { view, context in
                guard let item = view.selection else { return }
                context.present(HistoryOverlay(.artifact(item.id), title: item.subject))
            },
            ScreenCommand(.copy, off: { view, _ in view.selectionRefusal }, run: { $0.copySelection(&$1) }),
            ScreenCommand(.copyAddress) { $0.copyAddress(&$1) },
        ])

    private static func own(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], isLocal: Bool = false,
        off refusal: @escaping @Sendable (ReviewScreen, SharedState) -> String? = { $0.decisionRefusal($1) },
        run: @escaping @Sendable (inout ReviewScreen, inout ScreenContext) -> Void
    ) -> ScreenCommand<ReviewScreen> {
        let entry = CommandEntry(
            id, .deciding, title, hint: hint, keys, in: [.review], isLocal: isLocal,
            elsewhere: .open("review", .goReview))
        return ScreenCommand(entry, off: refusal, run: run)
    }

    private static func going(
        _ name: String, _ title: String, _ keys: [String],
        run: @escaping @Sendable (inout ReviewScreen, inout ScreenContext) -> Void
    ) -> ScreenCommand<ReviewScreen> {
        let entry = CommandEntry(
            CommandID("review.\(name)"), .deciding, title, keys, in: [.review], elsewhere: .open("review", .goReview))
        return ScreenCommand(entry, off: nothingToMark, run: run)
    }

    // MARK: Why not

    private static let isDecided: @Sendable (ReviewScreen, SharedState) -> String = { _, _ in
        "A proposal is decided, and else stays as it is"
    }

    private static let nothingToMark: @Sendable (ReviewScreen, SharedState) -> String? = { view, _ in
        view.selection == nil ? "There is no proposal" : nil
    }

    private var selectionRefusal: String? { selection == nil ? "Nothing is selected" : nil }

    private var sourceRefusal: String? {
        guard let evidence = selectedDetails?.evidence else { return "No source was named" }
        return evidence.threadID == nil ? "The source's thread is not yours to see" : nil
    }

    // MARK: Going out

    /// The filter that shows all, in the order that is in force.
    func resting(_ identity: Identity) -> ReviewFilter {
        var standard = Self.standardFilter(identity)
        (standard.sort, standard.order) = (filter.sort, filter.order)
        return standard
    }

    package mutating func close(_ context: inout ScreenContext) {
        let standard = resting(context.identity)
        context.find = nil
        if list.lingering != nil {
            list.letGo(atOnce: true)
            context.noteMove()
        } else if context.isZoomed {
            context.isZoomed = false
        } else if pane != .queue {
            pane = .queue
        } else if anchor != nil {
            anchor = nil
        } else if !marks.isEmpty {
            marks = [:]
            context.say("Nothing is marked any more")
        } else if filter != standard {
            setFilter(standard, &context)
        } else {
            notice = nil
        }
    }

    package mutating func stepBack(_ context: inout ScreenContext) -> Bool {
        guard layout(context.shared).arrangement == .single, pane != .queue else { return false }
        pane = .queue
        return true
    }

    private func goToSource(_ context: inout ScreenContext) {
        guard let evidence = selectedDetails?.evidence, let thread = evidence.threadID else { return }
        context.visit(Destination(.thread(thread), message: evidence.messageID, isInside: true))
        context.say("\(context.label(of: .back)) goes back to the review")
    }

    // MARK: Filter and order

    private func openFilter(_ context: inout ScreenContext) {
        let standard = Self.standardFilter(context.identity)
        context.present(
            QueueFilterOverlay(Topic(ReviewTopic.filter), filter, selection, standard: standard, schema: schema))
    }

    private func openOrder(_ context: inout ScreenContext) {
        let options = QueueOrderChoice.allCases.map { Picker.Option($0.rawValue, $0.label) }
        let current = QueueOrderChoice.allCases.firstIndex { $0.sort == (filter.sort, filter.order) }
        context.present(
            Picker(Topic(ReviewTopic.order), title: "In which order?", options: options, selected: current ?? 0))
    }

    // MARK: Marks

    private mutating func toggleMark() {
        guard let item = selection else { return }
        if marks.removeValue(forKey: item.id) == nil { marks[item.id] = item }
        list.move(by: 1)
    }

    /// Begins a range here, or marks all from where it began.
    private mutating func markRange(_ context: inout ScreenContext) {
        guard let item = selection else { return }
        guard let anchor else {
            anchor = item.id
            return context.say("A range begins here; \(context.label(of: .markRange)) again marks it")
        }
        self.anchor = nil
        guard let start = list.loaded.first(where: { $0.item.id == anchor })?.index else {
            return context.refuse("The range began too far away; begin another one")
        }
        let end = list.view.selection
        for index in min(start, end)...max(start, end) {
            if let item = list[index] { marks[item.id] = item }
        }
        context.say("\(marks.count) marked")
    }

    // MARK: Copying

    private func copySelection(_ context: inout ScreenContext) {
        guard let item = selection else { return copyAddress(&context) }
        let shown = rules(context.shared).shownValue(item.fieldKey)
        guard !shown.isHidden else {
            return context.refuse("The value is hidden; \(context.label(of: .reveal)) shows it")
        }
        context.copy(shown.text(item.proposedValue), as: "Proposed value")
    }

    private func copyAddress(_ context: inout ScreenContext) {
        let selected = selection.map { Address.artifact($0.id) }
        context.copy((selected ?? address(context.shared) ?? .review).description, as: "Address")
    }
}

extension CommandID {
    static let goReview = CommandID("go.review")
    static let mark = CommandID("review.mark")
    static let markRange = CommandID("review.range")
    static let acceptMany = CommandID("review.accept-many")
    static let rejectMany = CommandID("review.reject-many")
    static let decided = CommandID("review.decided")
}
