import DocketDomain
import OrderedCollections
import TerminalKit

extension AppState {
    /// Takes a page of the queue. Where what follows it has changed, the page after it is read again, too.
    mutating func takeProposals(
        _ page: Page<ReviewItem>, at index: Int, of query: ReviewFilter, _ effects: inout [Effect]
    ) {
        guard query == review.query else { return }
        let shown = review.selection
        let next = review.list.kept.first { $0.page == index + 1 }
        review.list.take(page, at: index) { $0.id == $1.id }
        if let now = review.list.kept.first(where: { $0.page == index + 1 }), let next, now.token != next.token {
            reload(.proposals(query, page: index + 1, token: now.token), &effects)
        }
        if review.held == nil, !review.decided.isEmpty {
            review.decided.formIntersection(review.list.loaded.map(\.item.id))
        }
        refreshMarks(page.items)
        if let wanted = review.wanted, review.list.select(where: { $0.id == wanted }) { review.wanted = nil }
        skipDecided()
        guard shown?.id != review.selection?.id else { return }
        noteMove()
        if let shown, !review.decided.contains(shown.id), review.report?.kind != .underWay, review.wanted == nil {
            noteGone(shown, &effects)
        }
    }

    /// What was under the selection has left the queue without the viewer's doing: who has decided it is asked.
    private mutating func noteGone(_ item: ReviewItem, _ effects: inout [Effect]) {
        guard !review.list.loaded.contains(where: { $0.item.id == item.id }) else { return }
        guard review.report.map({ $0.kind != .done }) ?? true else { return }
        review.report = ReviewNotice(goneText(item), .refused)
        request(.fate(item.id), &effects)
    }

    private func goneText(_ item: ReviewItem) -> String {
        "\(item.fieldName.shown) of \(item.customerName.shown) does not wait any more"
    }

    /// Says more of what has left the queue, unless something else is said by now.
    mutating func takeFate(of item: ReviewItem) {
        guard review.report?.text == goneText(item), let decision = item.decision else { return }
        let verb =
            switch decision.status {
            case .rejected: "rejected"
            case .edited: "changed and accepted"
            default: "accepted"
            }
        let what = "\(item.fieldName.shown) of \(item.customerName.shown)"
        review.report = ReviewNotice("\(name(of: decision.by).shown) has \(verb) \(what) meanwhile", .refused)
    }

    private mutating func refreshMarks(_ items: [ReviewItem]) {
        guard !review.marks.isEmpty else { return }
        for item in items where review.marks[item.id] != nil { review.marks[item.id] = item }
    }

    /// The selection never rests on what was just decided while something else waits.
    private mutating func skipDecided() {
        guard let item = review.selection, review.decided.contains(item.id) else { return }
        let selection = review.list.view.selection
        let waiting = review.list.loaded.filter { !review.decided.contains($0.item.id) }
        if let next = waiting.first(where: { $0.index > selection }) ?? waiting.last {
            review.list.select(next.index)
        }
    }

    mutating func takeDossier(_ dossier: ProposalDetails) {
        review.take(dossier)
        review.list.update(where: { $0.id == dossier.item.id }) { $0 = dossier.item }
    }

    mutating func takeBatch(_ items: [ReviewItem], of batch: BatchID) {
        guard case .verdict(var verdict) = overlay, verdict.scope == .batch(batch), verdict.isLoading else { return }
        verdict.take(items, self)
        overlay = .verdict(verdict)
        noteMove()
    }

    mutating func takePendingCount(_ total: Total, _ effects: inout [Effect]) {
        pending = total
        if opensReview, total.count > 0 { visit(.review, &effects) }
        opensReview = false
    }

    // MARK: Commands that were done

    mutating func takeReviewed(_ outcome: ReviewOutcome?, _ items: [ReviewItem], _ effects: inout [Effect]) {
        let decided = outcome?.decided ?? []
        let skipped = outcome?.skipped ?? []
        review.decided.subtract(skipped.map(\.proposal))
        review.decidedCount += decided.count { !$0.already }
        review.report = ReviewNotice(
            text(of: decided, skipped, items), decided.isEmpty && !skipped.isEmpty ? .refused : .done)
        reloadReview(&effects)
    }

    private func text(
        of decided: [ReviewOutcome.Decided], _ skipped: [ReviewOutcome.Skipped], _ items: [ReviewItem]
    ) -> String {
        if let only = decided.first, decided.count == 1, let item = items.first(where: { $0.id == only.proposal }) {
            let shown = ShownValue(field: review.schema?.field(item.fieldKey), isRevealed: review.isRevealed)
            let what = "\(item.fieldName.shown) of \(item.customerName.shown)"
            if only.already { return "\(what) was decided so already" }
            switch only.status {
            case .rejected: return "Rejected \(what): it stays \(shown.line(item.currentValue))" + rest(skipped)
            default:
                return "Accepted \(what): \(shown.line(item.currentValue)) → \(shown.line(only.value))" + rest(skipped)
            }
        }
        if decided.isEmpty { return skipped.first.map { words(of: $0, items) } ?? "Nothing was decided" }
        let accepted = decided.count { $0.status != .rejected }
        let verb = accepted == 0 ? "Rejected" : "Accepted"
        return "\(verb) \(Drawing.grouped(decided.count)) proposals" + rest(skipped)
    }

    /// Why one was not decided; the proposal by its name, as people know it.
    private func words(of skipped: ReviewOutcome.Skipped, _ items: [ReviewItem]) -> String {
        let name = items.first { $0.id == skipped.proposal }?.fieldName ?? ""
        return name.isEmpty
            ? skipped.message.shown : skipped.message.replacing("Proposal \(skipped.proposal)", with: name).shown
    }

    private func rest(_ skipped: [ReviewOutcome.Skipped]) -> String {
        guard let first = skipped.first else { return "" }
        return skipped.count == 1
            ? "; 1 stays: \(first.message.shown)" : "; \(skipped.count) stay: \(first.message.shown)"
    }

    mutating func takeTakenBack(_ outcome: ReviewOutcome?, _ effects: inout [Effect]) {
        let ids = outcome?.decided.map(\.proposal) ?? []
        review.decided.subtract(ids)
        review.decidedCount = max(0, review.decidedCount - ids.count)
        review.wanted = ids.first
        let name = review.undoable.first { $0.id == ids.first }.map {
            "\($0.fieldName.shown) of \($0.customerName.shown)"
        }
        let what = ids.count == 1 ? name ?? "1 decision" : "\(Drawing.grouped(ids.count)) decisions"
        review.report = ReviewNotice("Took back \(what): pending again", .done)
        reloadReview(&effects)
    }

    /// A decision could not be stored.
    mutating func takeReviewFailure(_ error: DocketError, of request: Request, _ effects: inout [Effect]) {
        if case .reviewed(let items) = request.sequel { review.decided.subtract(items.map(\.id)) }
        let isNoneLeft = request.sequel == .tookBack && review.undoableUntil(now) == nil
        let text = isNoneLeft && error.code == .failedPrecondition ? "No decision of yours can be taken back" : nil
        review.report = ReviewNotice(text ?? error.message.shown, .refused)
        reloadReview(&effects)
    }

    // MARK: Changes

    /// Reads the queue again, and all that depends on it.
    mutating func reloadReview(_ effects: inout [Effect]) {
        isReviewStale = false
        review.forgetDossiers(except: review.selection?.id)
        for (page, token) in review.list.kept {
            reload(.proposals(review.query, page: page, token: token), &effects)
        }
        if let item = review.selection { reload(.dossier(item.id, isAhead: false), &effects) }
        reload(.undoable, &effects)
        reload(.pendingCount, &effects)
    }

    // MARK: Settling

    mutating func settleReview(_ effects: inout [Effect]) {
        let layout = reviewLayout
        let isStrip = layout.arrangement == .strip
        let snapshot = review
        review.list.view.settle(
            count: review.list.count, height: layout.queueRows,
            heightOf: { isStrip ? 1 : snapshot.height(of: $0) })
        for (page, token) in review.list.missing(height: layout.queueRows) {
            request(.proposals(review.query, page: page, token: token), &effects)
        }
        if review.schema == nil { request(.schema, &effects) }
        settleProposal(layout, &effects)
    }

    private mutating func settleProposal(_ layout: ReviewLayout, _ effects: inout [Effect]) {
        guard let item = review.selection else {
            review.page = nil
            return
        }
        guard let dossier = review.dossier(of: item.id) else {
            review.page = nil
            review.proposalOffset = 0
            request(.dossier(item.id, isAhead: false), &effects)
            return
        }
        // The one after it is read ahead, so that a decision shows it at once.
        if let next = review.list[review.list.view.selection + 1], review.dossier(of: next.id) == nil {
            request(.dossier(next.id, isAhead: true), &effects)
        }
        let rows = ProposalText(self)?.lines(width: max(1, layout.proposalRows.width)).count ?? 8
        var layout = layout
        if rows != review.proposalHeight {
            review.proposalHeight = rows
            layout = reviewLayout
        }
        let width = layout.evidence == nil ? layout.proposalRows.width : layout.evidenceRows.width
        let key = EvidencePage.Key(
            dossier: dossier, width: width, isHidden: shownValue(item.fieldKey).isHidden, looks: looks)
        guard review.page?.key != key else { return }
        let isOther = review.page?.key.dossier.item.id != item.id || review.page?.key.width != width
        let page = EvidencePage(key, source: source(of: dossier))
        review.page = page
        guard isOther else { return }
        review.evidenceOffset = page.offset(height: layout.evidenceRows.height)
        review.proposalOffset = 0
    }
}
