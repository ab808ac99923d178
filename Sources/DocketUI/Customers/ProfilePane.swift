import DocketDomain
import TerminalKit

/// A customer's profile by groups: each value with who set it, when, and from which proposal.
struct ProfilePane: Widget {
    let drawing: Drawing
    let customers: CustomersScreen
    let layout: CustomersLayout

    func draw(in box: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let name = customers.profile?.summary.name.shown ?? "Profile"
        let filled = customers.profile.map { "\($0.summary.valueCount) of \($0.schema.fields.count) fields" } ?? ""
        let inner = drawing.drawPane(
            number: 2, title: name, status: filled, isFocused: customers.pane == .profile, in: box, on: &frame)
        guard let profile = customers.profile else {
            drawing.drawEmpty(
                customers.shown == nil ? ["Select a customer"] : drawing.waiting(for: "profile"), in: inner, on: &frame)
            return
        }
        frame.write(about(profile.summary), in: inner.row(0).inset(horizontally: 1))
        let area = layout.fieldRows
        let columns = columns(area.width)
        for placement in customers.view.placements(count: customers.rows.count, height: area.height) {
            let row = area.row(placement.row)
            let entry = customers.rows[placement.item]
            draw(entry, columns, in: row, on: &frame)
            if let key = entry.key, customers.changed.contains(key) {
                drawing.drawFlash(of: .customer(profile.summary.id), in: row.droppingLeft(1), on: &frame)
            }
            guard placement.item == customers.view.selection, entry.isField else { continue }
            let isFocused = customers.pane == .profile
            if isFocused { frame.restyle(row.droppingLeft(1), theme.selection) }
            frame.write(Line(drawing.sign("▌", ">"), isFocused ? theme.accent : theme.muted), in: row.left(1))
        }
    }

    private func about(_ customer: CustomerSummary) -> Line {
        let theme = drawing.theme
        let rm = customer.rmID.map { drawing.name(of: $0).shown } ?? "nobody"
        let pending =
            customer.pendingCount == 0 ? "nothing pending" : "\(customer.pendingCount) pending"
        return Line([
            Span("decided by ", theme.muted), Span(rm, theme.text),
            Span(" · ", theme.muted), Span(pending, customer.pendingCount > 0 ? theme.warning : theme.muted),
            Span(
                " · since \(drawing.times.date(customer.createdAt)) · changed \(drawing.times.relative(customer.updatedAt))",
                theme.muted),
        ])
    }

    private func columns(_ width: Int) -> (label: Int, note: Int) {
        let label = min(28, max(14, width * 30 / 100))
        return (label, width >= 70 ? min(46, width * 40 / 100) : 0)
    }

    private func draw(_ entry: ProfileRow, _ columns: (label: Int, note: Int), in row: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let inside = row.droppingLeft(2).droppingRight(1)
        switch entry {
        case .heading(let text):
            frame.write(Line(text.shown, theme.headingMinor), in: row.droppingLeft(1).droppingRight(1))
        case .field(let field, let value):
            let shown = ShownValue(field: field, isRevealed: customers.isRevealed)
            draw(field.key, field.label, value, shown, columns, in: inside, on: &frame)
        case .unknown(let key, let value):
            draw(key, key, value, ShownValue(field: nil), columns, in: inside, on: &frame)
        }
    }

    private func draw(
        _ key: String, _ label: String, _ value: ProfileValue?, _ shown: ShownValue,
        _ columns: (label: Int, note: Int), in inside: Rect, on frame: inout Frame
    ) {
        let theme = drawing.theme
        let pending = customers.profile?.pending[key] ?? 0
        frame.write(Line(label.shown, theme.muted), in: inside.left(columns.label - 1))
        var rest = inside.droppingLeft(columns.label)
        // What waits for the field comes before who set it.
        let word = columns.note > 0 || drawing.appearance.isAccessible ? " pending" : ""
        let mark = pending > 0 ? drawing.sign("✎ ") + NumberText.grouped(pending) + word : ""
        let origin = columns.note > 0 ? value.map(drawing.provenance) ?? "" : ""
        let note = Line([
            Span(mark, theme.warning), Span(mark.isEmpty || origin.isEmpty ? "" : " · ", theme.muted),
            Span(origin, theme.muted),
        ])
        let width = columns.note > 0 ? columns.note : note.width()
        frame.write(note, in: rest.right(width))
        if width > 0 { rest = rest.droppingRight(width + 2) }
        guard let value else {
            frame.write(Line("–", theme.muted), in: rest)
            return
        }
        let warning = Span(customers.isDeceptive(key) ? drawing.sign("⚠ ", "deceptive: ") : "", theme.warning)
        frame.write(Line([warning, Span(shown.line(value.value), theme.strong)]), in: rest)
    }
}

/// What agents and others made for the customer, newest first.
struct CustomerArtifactsPane: Widget {
    let drawing: Drawing
    let customers: CustomersScreen
    let layout: CustomersLayout

    func draw(in box: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let list = customers.artifacts
        let isFocused = customers.pane == .artifacts
        let inner = drawing.drawPane(
            number: 3, title: "Artifacts",
            status: Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact),
            isFocused: isFocused, in: box, on: &frame)
        guard list.count > 0 else {
            let empty = list.isLoaded ? ["Nothing was made for this customer yet"] : drawing.waiting(for: "artifacts")
            drawing.drawEmpty(customers.shown == nil ? [] : empty, in: inner, on: &frame)
            return
        }
        for placement in list.view.placements(count: list.count, height: inner.height) {
            guard let artifact = list[placement.item] else { continue }
            let row = inner.row(placement.row)
            // On the bar of the selection colours would be patches.
            let isBar = isFocused && placement.item == list.view.selection
            func style(_ style: Style) -> Style { isBar ? theme.text : style }
            let right = Line(
                [
                    Span("\(artifact.status)  ", style(artifact.status == "pending" ? theme.warning : theme.muted)),
                    Span(drawing.times.relative(artifact.createdAt), style(theme.muted)),
                ] + drawing.rowEnd(at: .artifact(artifact.id), in: row, style(theme.accent), blank: style(theme.muted)))
            let width = right.width()
            let title = Line([
                Span("  " + drawing.sign(artifact.kind.sign + " "), style(theme.accent)),
                Span(artifact.kind.label.padded(to: 6), style(theme.muted)),
                Span(artifact.listTitle(drawing).shown, theme.text),
            ])
            frame.write(title, in: row.droppingRight(width + 1))
            frame.write(right, in: row.right(width))
            drawing.drawFlash(of: .artifact(artifact.id), in: row.droppingLeft(1), on: &frame)
            guard placement.item == list.view.selection else { continue }
            if isFocused { frame.restyle(row.droppingLeft(1), theme.selection) }
            frame.write(Line(drawing.sign("▌", ">"), isFocused ? theme.accent : theme.muted), in: row.left(1))
        }
    }
}

extension Drawing {
    /// Who set a value, when, and through what.
    func provenance(of value: ProfileValue) -> String {
        let sign = shared.appearance.isAccessible ? "proposal" : ArtifactKind.profileEdit.sign
        let source = value.artifactID.map { " · \(sign) \($0.short)" } ?? ""
        return "\(name(of: value.setBy)) · \(shared.times.relative(value.setAt))\(source)".shown
    }
}
