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
        if pane == .profile { return findField(pattern, forward: forward, includingHere: includingHere, &context) }
        let found = list.next(from: list.view.selection, forward: forward, includingHere) {
            pattern.occurs(in: $0.name)
        }
        guard let found else {
            return context.refuse(
                "“\(pattern.text)” is not here; \(context.label(of: .filter)) looks through all customers")
        }
        list.select(found)
        followCustomer()
    }

    private mutating func findField(
        _ pattern: TextPattern, forward: Bool, includingHere: Bool, _ context: inout ScreenContext
    ) {
        let here = view.selection
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
        guard let found else {
            return context.refuse("No field \(forward ? "below" : "above") has “\(pattern.text)”")
        }
        view.selection = found
    }
}
