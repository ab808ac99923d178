import DocketDomain

/// What a row of a file of customers says.
struct SheetRow {
    private(set) var id: CustomerID?
    private var ownName: String?
    private(set) var rm: UserID?
    private(set) var values: [String: JSON] = [:]

    /// The customer's name, or the full name of the profile where there is no other.
    var name: String? { ownName ?? values["full_name"]?.string }

    mutating func take(_ cell: String, as column: CustomerSheet.Column, today: Timestamp) throws(DocketError) {
        switch column {
        case .id: id = CustomerID(cell.trimmed)
        case .name: ownName = cell.trimmed
        case .rm: rm = UserID(cell.trimmed)
        case .field(let field): values[field.key] = try field.value(reading: cell, today: today)
        case .ignored: break
        }
    }
}
