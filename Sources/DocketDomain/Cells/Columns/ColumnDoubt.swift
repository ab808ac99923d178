/// Why the cells of a column stay text although they look like numbers or dates.
package enum ColumnDoubt: Hashable, Sendable {
    /// A mark before three digits, which begins the decimals or groups thousands; an example of it.
    case openMark(String)
    /// Cells with a decimal point and cells with a decimal comma, beside some that could be either.
    case bothMarks(String)
    /// A day of which no cell tells what number is the month; an example of it.
    case openOrder(String, DateShape.Orders)
    /// Cells that can only have the day first and cells that cannot, beside some that could be either.
    case bothOrders(String, DateShape.Orders)

    /// A sentence for people.
    package var text: String {
        switch self {
        case .openMark(let cell):
            "\(cell) could have three decimals or be in the thousands, and no other cell tells. It stays text."
        case .bothMarks(let cell):
            "Some cells have a decimal point, others a decimal comma, so \(cell) could be either. All stay text."
        case .openOrder(let cell, let orders):
            "\(cell) could be \(Self.readings(cell, orders)), and no other cell tells. It stays text."
        case .bothOrders(let cell, let orders):
            "Some cells have the day first, others do not, so \(cell) could be \(Self.readings(cell, orders)). "
                + "All stay text."
        }
    }

    /// The days that a cell could be, such as “2026-04-03 or 2026-03-04”.
    package static func readings(_ cell: String, _ orders: DateShape.Orders) -> String {
        guard case .date(let shape) = CellShape(cell) else { return cell }
        let days = [DateShape.Orders.dayFirst, .monthFirst, .yearFirst].filter(orders.contains).compactMap { order in
            shape.day(order).map { CalendarDay(daysSince1970: $0).description }
        }
        return days.joined(separator: " or ")
    }
}
