import DocketDomain
package import TerminalKit

extension CustomersScreen: Navigable {
    mutating func move(by distance: Int, _ context: inout ScreenContext) {
        switch pane {
        case .list:
            list.move(by: distance)
            followCustomer()
        case .profile: moveField(by: distance)
        case .artifacts: artifacts.move(by: distance)
        }
    }

    mutating func movePage(_ direction: Int, of parts: Int, _ context: inout ScreenContext) {
        let layout = layout(context.shared)
        let rows =
            switch pane {
            case .list: context.shared.inner(layout.list).height
            case .profile: layout.fieldRows.height
            case .artifacts: context.shared.inner(layout.artifacts).height
            }
        move(by: direction * max(1, rows / parts), &context)
    }

    mutating func move(to end: ListEnd, _ context: inout ScreenContext) {
        switch pane {
        case .list:
            list.go(to: end)
            followCustomer()
        case .profile: moveField(by: end == .start ? -1_000_000 : 1_000_000)
        case .artifacts: artifacts.go(to: end)
        }
    }

    mutating func shiftFocus(by step: Int, wraps: Bool, _ context: inout ScreenContext) {
        pane = pane.next(by: step, in: Pane.allCases, wraps: wraps)
    }

    mutating func focusPane(_ number: Int, _ context: inout ScreenContext) {
        pane = Pane(rawValue: number) ?? .list
    }

    mutating func moveSplit(by change: Int, _ context: inout ScreenContext) { context.moveListSplit(by: change) }

    // MARK: Mouse

    package mutating func press(_ mouse: Mouse, _ context: inout ScreenContext) {
        let layout = layout(context.shared)
        guard let pane = layout.pane(at: mouse.position) else { return }
        self.pane = pane
        switch pane {
        case .list:
            let row = mouse.position.y - context.shared.inner(layout.list).y
            guard row >= 0 else { return }
            list.select(list.view.top + row)
            followCustomer()
        case .profile:
            let index = view.top + mouse.position.y - layout.fieldRows.y
            if rows.indices.contains(index), rows[index].isField { view.selection = index }
        case .artifacts:
            let row = mouse.position.y - context.shared.inner(layout.artifacts).y
            if row >= 0 { artifacts.select(artifacts.view.top + row) }
        }
        if mouse.clicks == 2 { open(&context) }
    }

    package mutating func turnWheel(_ rows: Int, at point: Point, _ context: inout ScreenContext) {
        guard let pane = layout(context.shared).pane(at: point) else { return }
        self.pane = pane
        move(by: rows.signum(), &context)
    }
}

extension CustomersScreen: Findable {
    var findPane: String { pane == .profile ? "profile" : "customers" }

    mutating func findAgain(forward: Bool, includingHere: Bool, _ context: inout ScreenContext) {
        guard let pattern = context.find?.pattern else { return }
        switch pane {
        case .list: findCustomer(pattern, forward: forward, includingHere, &context)
        case .profile: findField(pattern, forward: forward, includingHere, &context)
        case .artifacts: findArtifact(pattern, forward: forward, includingHere, &context)
        }
    }

    private mutating func findCustomer(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        guard list.isWhole else {
            let walk = list.walk(forward: forward, includingHere: includingHere)
            return context.look(for: pattern, in: .customers(query, walk))
        }
        let found = list.next(from: list.view.selection, forward: forward, includingHere) {
            pattern.occurs(in: $0.name)
        }
        guard let found else { return refuseFinding(pattern, &context) }
        list.select(found)
        followCustomer()
    }

    private mutating func findArtifact(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        guard artifacts.isWhole else {
            guard let listing else { return }
            let walk = artifacts.walk(forward: forward, includingHere: includingHere)
            return context.look(for: pattern, in: .artifacts(listing, walk))
        }
        let found = artifacts.next(from: artifacts.view.selection, forward: forward, includingHere) {
            pattern.occurs(in: $0.title)
        }
        guard let found else { return refuseFinding(pattern, &context) }
        artifacts.select(found)
    }

    /// By the field's name, or by its value as it is shown; from the last one on to the first.
    private mutating func findField(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ context: inout ScreenContext
    ) {
        let here = view.selection
        let after = Array(rows.indices.filter { $0 > here || (includingHere && $0 == here) })
        let before = Array(rows.indices.filter { $0 < here })
        let order = forward ? after + before + [here] : before.reversed() + after.reversed() + [here]
        guard let found = order.first(where: { rows.indices.contains($0) && has(pattern, rows[$0]) }) else {
            return context.refuse("No field has “\(pattern.text)” in its name or its value")
        }
        view.selection = found
    }

    private func has(_ pattern: TextPattern, _ row: ProfileRow) -> Bool {
        switch row {
        case .heading: return false
        case .field(let field, let value):
            let shown = ShownValue(field: field, isRevealed: isRevealed)
            let text = shown.isHidden ? "" : value.map { shown.text($0.value) } ?? ""
            return pattern.occurs(in: field.label) || pattern.occurs(in: text)
        case .unknown(let key, let value):
            return pattern.occurs(in: key) || pattern.occurs(in: ShownValue(field: nil).text(value.value))
        }
    }

    /// Takes what a search beyond the loaded has found.
    mutating func handle(_ found: FindResult?, of request: FindRequest, _ context: inout ScreenContext) {
        context.toast = nil
        switch (request.target, found) {
        case (.customers(query, _), .customer(let match)):
            list.show(match)
            followCustomer()
        case (.artifacts(let asked, _), .artifact(let match)): if asked == listing { artifacts.show(match) }
        case (_, nil): refuseFinding(request.pattern, &context)
        default: break
        }
    }

    private func refuseFinding(_ pattern: TextPattern, _ context: inout ScreenContext) {
        context.refuse("“\(pattern.text)” is not here")
    }

    /// Selects the field that a search over everything has found in a profile, as soon as it is read.
    mutating func land(on pattern: TextPattern) {
        landing = nil
        if let index = rows.firstIndex(where: { has(pattern, $0) }) { view.selection = index }
    }
}
