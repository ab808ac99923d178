import DocketDomain
import OrderedCollections
import TerminalKit

/// The screens that keep the focus of their own panes: the review and the customers.
extension AppState {
    /// What keys mean there.
    var deskContext: KeyContext { screen == .review ? .review : .customers }

    mutating func moveAtDesk(by distance: Int) {
        if screen == .review { moveInReview(by: distance) } else { moveInCustomers(by: distance) }
    }

    mutating func movePageAtDesk(_ direction: Int, of parts: Int) {
        if screen == .review {
            movePageInReview(direction, of: parts)
        } else {
            movePageInCustomers(direction, of: parts)
        }
    }

    mutating func moveToEndAtDesk(_ end: ListEnd) {
        if screen == .review { moveToEndInReview(end) } else { moveToEndInCustomers(end) }
    }

    mutating func shiftDeskPane(by step: Int, wraps: Bool) {
        if screen == .review {
            shiftReviewPane(by: step, wraps: wraps)
        } else {
            shiftCustomersPane(by: step, wraps: wraps)
        }
    }

    mutating func focusDeskPane(_ number: Int) {
        if screen == .review {
            review.pane = ReviewState.Pane(rawValue: number) ?? .queue
        } else {
            customers.pane = CustomersState.Pane(rawValue: number) ?? .list
        }
    }

    mutating func openAtDesk(_ effects: inout [Effect]) {
        if screen == .review {
            review.pane = review.pane == .queue ? .proposal : .evidence
        } else {
            openInCustomers(&effects)
        }
    }

    /// One step out: a range, marks, an inner pane, a filter.
    mutating func closeAtDesk(_ effects: inout [Effect]) {
        if isZoomed {
            isZoomed = false
        } else if find != nil {
            find = nil
        } else if screen == .review {
            closeInReview(&effects)
        } else if customers.pane != .list {
            customers.pane = customers.pane == .works ? .profile : .list
        } else if customers.filter != standardCustomers {
            setCustomerFilter(standardCustomers, &effects)
        }
    }

    private mutating func closeInReview(_ effects: inout [Effect]) {
        var standard = standardFilter
        (standard.sort, standard.order) = (review.filter.sort, review.filter.order)
        if review.pane != .queue {
            review.pane = .queue
        } else if review.anchor != nil {
            review.anchor = nil
        } else if !review.marks.isEmpty {
            review.marks = [:]
            say("Nothing is marked any more")
        } else if review.filter != standard {
            setReviewFilter(standard, &effects)
        } else {
            review.report = nil
        }
    }

    mutating func goToOtherEndAtDesk(_ effects: inout [Effect]) {
        guard screen == .review else { return goToOtherEndInCustomers(&effects) }
        guard let evidence = review.dossier?.evidence, let thread = evidence.threadID else { return }
        enter(.browse, &effects)
        threads.select { $0.id == thread }
        show(thread, known: threads.loaded.first { $0.item.id == thread }?.item, &effects)
        if let message = evidence.messageID {
            wantedMessage = message
            request(.message(message), &effects)
        }
        focus = .messages
        say("\(keymap.label(of: .back)) goes back to the review")
    }

    mutating func copyAtDesk(_ effects: inout [Effect]) {
        if screen == .review, let item = review.selection {
            let shown = shownValue(item.fieldKey)
            guard !shown.isHidden else { return refuse("The value is hidden; \(keymap.label(of: .reveal)) shows it") }
            copy(shown.text(item.proposedValue), as: "Proposed value", &effects)
        } else if customers.pane == .profile, case .field(let field, let value?) = customers.selectedField {
            let shown = ShownValue(field: field, isRevealed: customers.isRevealed)
            guard !shown.isHidden else { return refuse("The value is hidden; \(keymap.label(of: .reveal)) shows it") }
            copy(shown.text(value.value), as: "Value", &effects)
        } else {
            copy(address.description, as: "Address", &effects)
        }
    }

    mutating func showDeskHistory() {
        if screen == .review {
            guard let item = review.selection else { return }
            if review.pane == .queue || review.pane == .proposal || review.pane == .evidence {
                overlay = .history(
                    HistoryState(
                        stream: .artifact(item.id), title: "\(item.fieldName.shown) of \(item.customerName.shown)"))
            }
        } else if customers.pane == .works, let artifact = customers.works.selection {
            overlay = .history(HistoryState(stream: .artifact(artifact.id), title: artifact.title.shown))
        } else if let profile = customers.profile {
            overlay = .history(HistoryState(stream: .customer(profile.summary.id), title: profile.summary.name.shown))
        }
    }

    // MARK: Filter, order, hidden values

    mutating func openDeskFilter() {
        if screen == .review {
            openReviewFilter()
        } else {
            let text = CustomerFilterText.text(of: customers.filter, standard: standardCustomers)
            overlay = .prompt(PromptState(purpose: .filterCustomers, editor: LineEditor(text)))
        }
    }

    mutating func openDeskOrder(_ effects: inout [Effect]) {
        if screen == .review { return openReviewOrder() }
        var filter = customers.filter
        filter.order = filter.order.reversed
        setCustomerFilter(filter, &effects)
    }

    mutating func toggleRevealed() {
        if screen == .review {
            review.isRevealed.toggle()
            noteMove()
        } else {
            customers.isRevealed.toggle()
        }
        let isShown = screen == .review ? review.isRevealed : customers.isRevealed
        say(isShown ? "Sensitive values are shown" : "Sensitive values are hidden")
    }

    // MARK: Finding

    /// Goes to the next loaded item whose names have the text.
    mutating func findAtDesk(_ pattern: TextPattern, forward: Bool, includingHere: Bool) {
        if screen == .review {
            let list = review.list
            let found = list.next(from: list.view.selection, forward: forward, includingHere) {
                pattern.occurs(in: $0.fieldName) || pattern.occurs(in: $0.customerName)
            }
            guard let found else { return refuse("No proposal that is loaded here has “\(pattern.text)”") }
            review.list.select(found)
        } else if customers.pane == .profile {
            findField(pattern, forward: forward, includingHere: includingHere)
        } else {
            let list = customers.list
            let found = list.next(from: list.view.selection, forward: forward, includingHere) {
                pattern.occurs(in: $0.name)
            }
            guard let found else {
                return refuse("“\(pattern.text)” is not here; \(keymap.label(of: .filter)) looks through all customers")
            }
            customers.list.select(found)
            followCustomer()
        }
    }

    private mutating func findField(_ pattern: TextPattern, forward: Bool, includingHere: Bool) {
        let rows = customers.rows
        let here = customers.view.selection
        let order =
            forward ? Array((includingHere ? here : here + 1)..<max(here + 1, rows.count)) : (0..<here).reversed()
        let found = order.first { index in
            guard rows.indices.contains(index) else { return false }
            return switch rows[index] {
            case .heading: false
            case .field(let field, _): pattern.occurs(in: field.label)
            case .unknown(let key, _): pattern.occurs(in: key)
            }
        }
        guard let found else { return refuse("No field \(forward ? "below" : "above") has “\(pattern.text)”") }
        customers.view.selection = found
    }

    // MARK: Mouse

    mutating func pressAtDesk(_ mouse: Mouse, _ effects: inout [Effect]) {
        if screen == .review {
            pressInReview(mouse)
        } else {
            let layout = customersLayout
            guard let pane = layout.pane(at: mouse.position) else { return }
            customers.pane = pane
            switch pane {
            case .list:
                let row = mouse.position.y - layout.inner(layout.list).y
                guard row >= 0 else { return }
                customers.list.select(customers.list.view.top + row)
                followCustomer()
            case .profile:
                let index = customers.view.top + mouse.position.y - layout.fieldRows.y
                if customers.rows.indices.contains(index), customers.rows[index].isField {
                    customers.view.selection = index
                }
            case .works:
                let row = mouse.position.y - layout.inner(layout.works).y
                if row >= 0 { customers.works.select(customers.works.view.top + row) }
            }
            if mouse.clicks == 2 { openInCustomers(&effects) }
        }
    }

    private mutating func pressInReview(_ mouse: Mouse) {
        let layout = reviewLayout
        guard let pane = layout.pane(at: mouse.position) else { return }
        review.pane = pane
        guard pane == .queue else { return }
        if layout.arrangement == .strip {
            let cells = QueueStrip(drawing: Drawing(self)).cells(in: layout.inner(layout.queue))
            if let index = cells.first(where: { $0.cell.contains(mouse.position) })?.index { review.list.select(index) }
            return
        }
        let list = review.list
        let inner = layout.inner(layout.queue)
        let hasHeading =
            review.filter.sort == .customer && !(review.beginsGroup(list.view.top) && list.view.hiddenRows == 0)
        let row = mouse.position.y - inner.y - (hasHeading ? 1 : 0)
        let placements = list.view.placements(count: list.count, height: inner.height, heightOf: review.height(of:))
        if let place = placements.first(where: { ($0.row..<$0.row + $0.height).contains(row) }) {
            review.list.select(place.item)
        }
    }

    mutating func turnWheelAtDesk(_ rows: Int, at point: Point) {
        if screen == .review, let pane = reviewLayout.pane(at: point) {
            switch pane {
            case .queue: review.list.move(by: rows.signum())
            case .proposal: scrollProposal(by: rows)
            case .evidence: scrollEvidence(by: rows)
            }
        } else if screen == .customers, let pane = customersLayout.pane(at: point) {
            customers.pane = pane
            moveInCustomers(by: rows.signum())
        }
    }

    // MARK: Settling

    /// When the screen has to look at the clock again: a decision that is held, a countdown that is shown.
    var wantedWake: Timestamp? {
        if let held = review.held { return held.due }
        guard screen == .review, let until = review.undoableUntil(now) else { return nil }
        let left = until.milliseconds - now.milliseconds
        return Timestamp(milliseconds: now.milliseconds + (left - 1) % 1000 + 1)
    }

    mutating func settleClock(_ effects: inout [Effect]) {
        if let wakeAt, now >= wakeAt { self.wakeAt = nil }
        guard let wanted = wantedWake else {
            wakeAt = nil
            return
        }
        if let wakeAt, wakeAt <= wanted, wakeAt > now { return }
        wakeAt = wanted
        effects.append(.wake(milliseconds: wanted.milliseconds - now.milliseconds, isDecision: review.held != nil))
    }

    /// The proposal that the last frame showed to be decided, if it did.
    var drawnProposal: ArtifactID? {
        guard screen == .review, reviewLayout.proposal != nil, let item = review.selection,
            review.dossier(of: item.id) != nil, !review.decided.contains(item.id)
        else { return nil }
        return item.id
    }
}

extension AppState {
    /// What the desk shows is read again, if it has changed while it was not shown.
    mutating func enterDesk(_ effects: inout [Effect]) {
        focus = .desk
        find = nil
        noteMove()
        if screen == .review {
            review.report = nil
            review.isRevealed = false
            if isReviewStale { reloadReview(&effects) } else { request(.undoable, &effects) }
            if reviewLayout.arrangement == .single, !review.list.isLoaded { review.pane = .queue }
        } else {
            customers.isRevealed = false
            if areCustomersStale { reloadCustomers(&effects) }
        }
    }

    /// `q` leaves an inner pane first, where only one is shown.
    mutating func leaveDeskPane() -> Bool {
        if screen == .review, reviewLayout.arrangement == .single, review.pane != .queue {
            review.pane = .queue
        } else if screen == .customers, customersLayout.list == nil, customers.pane != .list {
            customers.pane = .list
        } else {
            return false
        }
        return true
    }

    /// Reads again what has changed, or remembers to do so when it is shown.
    mutating func takeAtDesk(_ objects: [ChangedObject], _ effects: inout [Effect]) {
        var touches = false
        for object in objects {
            switch object {
            case .artifact, .customer: touches = true
            case .schema: reload(.schema, &effects)
            case .thread, .export, .tenant: break
            }
        }
        guard touches else { return }
        if screen == .review {
            reloadReview(&effects)
        } else {
            isReviewStale = true
            reload(.pendingCount, &effects)
        }
        if screen == .customers { reloadCustomers(&effects) } else { areCustomersStale = true }
    }

    /// What a choice in a picker of the desk does.
    mutating func chooseAtDesk(
        _ option: PickerState.Option, for purpose: PickerState.Purpose, _ effects: inout [Effect]
    ) {
        switch purpose {
        case .reviewFilter:
            guard let choice = ReviewFilterChoice(rawValue: option.value) else { return }
            let filter = choice.applied(to: review.filter, review.selection, standard: standardFilter)
            setReviewFilter(filter, &effects)
        case .reviewOrder:
            guard let choice = QueueOrderChoice(rawValue: option.value) else { return }
            var filter = review.filter
            (filter.sort, filter.order) = choice.sort
            setReviewFilter(filter, &effects)
        case .assign(let customer):
            perform(
                Request(
                    .customer(customer, .assign(rm: UserID(option.value))), then: .say("\(option.label) decides now")),
                &effects)
        default: break
        }
    }
}
