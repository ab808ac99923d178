import DocketDomain

extension Picker {
    /// Customers, those first of whose names a text has the most words.
    static func sorted(_ customers: [CustomerSummary], about text: String) -> [CustomerSummary] {
        let said = Set(words(of: text))
        let ranked = customers.enumerated().map { place, customer in
            (count: words(of: customer.name).count { said.contains($0) }, place: place, customer: customer)
        }
        return ranked.sorted { ($1.count, $0.place) < ($0.count, $1.place) }.map(\.customer)
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 }
    }
}
