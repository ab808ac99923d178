package import DocketDomain
import OrderedCollections
package import TerminalKit

extension ReviewScreen: AppScreen {
    package static let id = ScreenID.review

    package static let entrance = CommandEntry(
        .goReview, .going, "Review: proposals that wait for a decision", hint: "review", ["g r"], isVisit: true)

    package static func isHome(of address: Address) -> Bool {
        switch address {
        case .review, .batch: true
        default: false
        }
    }

    // MARK: What it says of itself

    package func address(_ shared: SharedState) -> Address? { filter.batchID.map(Address.batch) ?? .review }

    /// Where in the queue one is.
    package func title(_ shared: SharedState) -> String? {
        guard let item = list.selection else { return "" }
        let count = NumberText.grouped(list.count) + (list.totalIsExact ? "" : "+")
        return "· \(NumberText.grouped(list.view.selection + 1)) of \(count) · \(item.customerName.shown)"
    }

    package func keyContext(_ shared: SharedState) -> KeyContext { .review }

    /// What decides comes first, then what tells more of it.
    package func hints(_ shared: SharedState) -> ScreenHints {
        var hints = ScreenHints(
            (layout(shared).proposal == nil ? [.open] : []) + [.accept, .reject, .edit, .acceptMany, .mark]
                + (cleared(shared) == nil ? [] : [.close]) + (undoableUntil(shared.now) == nil ? [] : [.undo]) + [
                    .history, .otherEnd, .reveal, .filter, .order,
                ])
        hints.labels[.otherEnd] = "open message"
        hints.labels[.acceptMany] = manyWords(shared)
        hints.labels[.close] = cleared(shared)
        hints.goingBefore = .reveal
        return hints
    }

    /// What a step out takes away in the queue, in the words of the hint line.
    private func cleared(_ shared: SharedState) -> String? {
        if list.lingering != nil { return "next one" }
        guard pane == .queue, !shared.isZoomed else { return nil }
        if anchor != nil { return "end range" }
        if !marks.isEmpty { return "clear marks" }
        return filter == resting(shared.identity) ? nil : "clear filter"
    }

    /// How many proposals wait for the viewer.
    package func badge(_ drawing: Drawing, isShown: Bool) -> ScreenBadge? {
        guard let pending, pending.count > 0 || isShown else { return nil }
        let count = NumberText.grouped(pending.count) + (pending.isExact ? "" : "+")
        let style = pending.count > 0 ? drawing.theme.warning : drawing.theme.muted
        let sign = drawing.sign(pending.count > 0 ? "● " : "○ ")
        return ScreenBadge(line: Line("\(sign)\(count) pending   ", style), isUrgent: pending.count > 0)
    }

    package func exportTarget(_ shared: SharedState) -> ExportTarget? {
        guard let item = selection else { return nil }
        return ExportTarget(
            source: .batch(item.batchID), kind: .report, title: "Review: \(item.customerName)", view: nil)
    }

    package func awaitsWhatIsSeen(_ shared: SharedState) -> Bool {
        let layout = layout(shared)
        // Until then every value is hidden.
        if schema == nil, shared.queries[.schema] != nil { return true }
        if layout.queue != nil, list.lacksSeen(rows: layout.queueRows) { return true }
        guard !previewWaits(shared), layout.proposal != nil || layout.evidence != nil else { return false }
        return !list.isLoaded || selection != nil && selectedDetails == nil
    }

    /// Whether the selected proposal is not read before keys rest.
    func previewWaits(_ shared: SharedState) -> Bool { pane == .queue && shared.previewsWait }

    package func openObjects(_ shared: SharedState) -> Set<StreamID> {
        let proposal = layout(shared).proposal == nil ? nil : selection.map { StreamID.artifact($0.id) }
        return Set([proposal].compactMap(\.self))
    }

    /// A decision that is held, or a time that is counted by seconds: a countdown, or how long ago somebody has decided.
    package func wake(_ shared: SharedState, isShown: Bool) -> Wake? {
        if let held { return Wake(at: held.due, isDecision: true) }
        guard isShown else { return nil }
        var wakes: [Wake] = []
        if let until = undoableUntil(shared.now) {
            let left = until.milliseconds - shared.now.milliseconds
            wakes.append(Wake(at: Timestamp(milliseconds: shared.now.milliseconds + (left - 1) % 1000 + 1)))
        }
        if standing(shared) != nil, let item = selection, let wake = SettledText.wake(of: item, shared.now) {
            wakes.append(wake)
        }
        return wakes.min { $0.at < $1.at }
    }

    package func draw(_ drawing: Drawing, on frame: inout Frame) {
        let layout = layout(drawing.shared)
        if let box = layout.queue {
            if layout.arrangement == .strip, list.count > 0 {
                frame.draw(QueueStrip(drawing: drawing, review: self), in: box)
            } else {
                frame.draw(QueuePane(drawing: drawing, review: self), in: box)
            }
        }
        if let box = layout.proposal {
            frame.draw(ProposalPane(drawing: drawing, review: self, layout: layout), in: box)
        }
        if let box = layout.evidence {
            frame.draw(EvidencePane(drawing: drawing, review: self, layout: layout), in: box)
        }
        frame.draw(ReviewNoticeLine(drawing: drawing, review: self), in: layout.notice)
    }

    // MARK: What happens to it

    package mutating func start(_ context: inout ScreenContext) { context.request(.pendingCount) }

    package mutating func enter(_ context: inout ScreenContext) {
        context.find = nil
        context.noteMove()
        notice = nil
        isRevealed = false
        list.letGo(atOnce: true)
        if isStale { reload(&context) } else { context.request(.undoable) }
        if layout(context.shared).arrangement == .single, !list.isLoaded { pane = .queue }
    }

    package mutating func show(_ destination: Destination, _ context: inout ScreenContext) {
        if case .batch(let id) = destination.address {
            var filter = ReviewFilter()
            filter.batchID = id
            setFilter(filter, &context)
        } else if let proposal = destination.artifact {
            var filter = Self.standardFilter(context.identity)
            filter.customerID = proposal.customerID
            if proposal.rmID != context.identity.viewer.userID { filter.isMine = false }
            setFilter(filter, &context)
            wanted = list.select { $0.id == proposal.id } ? nil : proposal.id
        }
        pane = layout(context.shared).arrangement == .single ? .proposal : .queue
    }

    mutating func setFilter(_ filter: ReviewFilter, _ context: inout ScreenContext) {
        guard filter != self.filter else { return }
        context.drop { if case .proposals = $0 { true } else { false } }
        wanted = selection?.id
        var before = self.filter
        (before.sort, before.order) = (filter.sort, filter.order)
        if before != filter { dropMarks(&context) }
        self.filter = filter
        list = PagedList()
        anchor = nil
        pane = .queue
        context.noteMove()
    }

    package mutating func reload(_ context: inout ScreenContext) {
        isStale = false
        forgetDetails(except: selection?.id)
        for (page, token) in list.kept { context.reload(.proposals(query, page: page, token: token)) }
        if let item = selection { context.reload(.proposal(item.id, isAhead: false)) }
        context.reload(.undoable)
        context.reload(.pendingCount)
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        if changes.contains(.schema) { context.reload(.schema) }
        let touches = changes.contains { object in
            switch object {
            case .artifact, .customer: true
            case .thread, .export, .schema, .tenant: false
            }
        }
        guard touches else { return }
        if context.isShown {
            reload(&context)
        } else {
            isStale = true
            context.reload(.pendingCount)
        }
    }

    package mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) {
        if takeFinding(answer, &context) || takeDecision(answer, &context) { return }
        switch answer.topic(ReviewTopic.self) {
        case .filter: if let filter = answer.value(ReviewFilter.self) { setFilter(filter, &context) }
        case .order:
            guard let choice = answer.value(Picker.Option.self).flatMap({ QueueOrderChoice(rawValue: $0.value) })
            else { return }
            var filter = filter
            (filter.sort, filter.order) = choice.sort
            setFilter(filter, &context)
        case .decided: if let answer = answer.value(DecidedAnswer.self) { handle(answer, &context) }
        case .correction(let item):
            if let value = answer.value(JSON.self) { correct(item, to: value, &context) }
        case nil: break
        }
    }
}

extension ScreenID {
    package static let review = ScreenID("review")
}

extension KeyContext {
    static let review = KeyContext("review", "Review", first: .deciding)
}
