import DocketDomain
import TerminalKit

/// The customers that the viewer may see, by name, with what waits for a decision.
struct CustomersPane: Widget {
    let drawing: Drawing
    let screen: CustomersScreen

    func draw(in box: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let list = screen.list
        let filter = CustomerFilterText.text(
            of: screen.filter, standard: CustomersScreen.standardFilter(drawing.identity))
        let inner = drawing.drawPane(
            number: 1, title: filter.isEmpty ? "Customers" : "Customers: \(filter)",
            status: Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact),
            isFocused: screen.pane == .list, in: box, on: &frame)
        guard list.count > 0 else {
            let empty =
                !list.isLoaded
                ? drawing.waiting(for: "customers")
                : filter.isEmpty
                    ? ["No customers yet", "docket customers import FILE.csv adds them"]
                    : ["No customer fits the filter", "\(drawing.label(of: .close)) shows all"]
            drawing.drawEmpty(empty, in: inner, on: &frame)
            return
        }
        for placement in list.view.placements(count: list.count, height: inner.height) {
            let row = inner.row(placement.row)
            guard let customer = list[placement.item] else {
                frame.write(Line("   …", theme.muted), in: row)
                continue
            }
            draw(customer, isSelected: placement.item == list.view.selection, in: row, on: &frame)
        }
    }

    private func draw(_ customer: CustomerSummary, isSelected: Bool, in row: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let isFocused = screen.pane == .list
        let isBar = isSelected && isFocused
        let pending = customer.pendingCount > 0 ? "\(drawing.sign("✎", "pending "))\(customer.pendingCount)" : ""
        let rm = customer.rmID.map { $0 == drawing.identity.viewer.userID ? "you" : drawing.name(of: $0) } ?? "nobody"
        let isWide = row.width >= 34
        let right = Line([
            Span(isWide ? TextWidth.standard.truncated(rm.shown, to: 14) + " " : "", isBar ? theme.text : theme.muted),
            Span(pending.leftPadded(to: 5, with: " ") + " ", isBar ? theme.text : theme.warning),
        ])
        let width = right.width()
        let name = customer.isErased ? "[erased]" : customer.name.shown
        let isDeceptive = !SuspiciousText(customer.name).isEmpty
        let warning = isDeceptive ? drawing.sign("⚠ ", "deceptive: ") : ""
        let title = Line([
            Span("   "), Span(warning, isBar ? theme.text : theme.warning),
            Span(name, isSelected ? theme.strong : theme.text),
        ])
        frame.write(title, in: row.droppingRight(width + 1))
        frame.write(right, in: row.right(width))
        drawing.drawFlash(of: .customer(customer.id), in: row.droppingLeft(2), on: &frame)
        guard isSelected else { return }
        if isFocused { frame.restyle(row.droppingLeft(2), theme.selection) }
        frame.write(Line(drawing.sign(" ▌", " >"), isFocused ? theme.accent : theme.muted), in: row.left(2))
    }
}

/// A filter of customers as a line of text.
enum CustomerFilterText {
    static func text(of filter: CustomerFilter, standard: CustomerFilter) -> String {
        var words: [String] = []
        if let text = filter.text { words.append(text) }
        if filter.rmID != standard.rmID {
            words.append(filter.rmID.map { "rm:\($0)" } ?? "rm:all")
        }
        return words.joined(separator: " ")
    }

    static func filter(_ text: String, standard: CustomerFilter) -> CustomerFilter {
        var filter = standard
        var words: [Substring] = []
        for word in text.split(separator: " ") {
            if word == "rm:all" {
                filter.rmID = nil
            } else if word.hasPrefix("rm:"), word.count > 3 {
                filter.rmID = UserID(String(word.dropFirst(3)))
            } else {
                words.append(word)
            }
        }
        if !words.isEmpty { filter.text = words.joined(separator: " ") }
        return filter
    }
}
