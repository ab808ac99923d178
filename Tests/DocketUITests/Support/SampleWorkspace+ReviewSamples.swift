import DocketDomain
import DocketUI

/// Customers whose proposals wait.
extension SampleWorkspace {
    static let ada = CustomerID("0192f1c4-0000-7000-a000-00000000ada0")
    static let lindqvist = CustomerID("0192f1c4-0000-7000-a000-00000000ab00")

    /// Two customers, for whom nothing waits.
    static var clients: SampleWorkspace {
        var sample = SampleWorkspace.office
        sample.addCustomer(
            "Ada Okafor", ada,
            values: ["income": "50-100", "risk": "balanced", "phone": "+44 20 7946 0958", "tax_id": "AB123456C"])
        sample.addCustomer(
            "Lindqvist AB", lindqvist, values: ["city": "Göteborg", "notes": "Family firm. Pays suppliers late."])
        return sample
    }

    /// Two customers with a queue that shows every case.
    static var review: SampleWorkspace {
        var sample = SampleWorkspace.clients
        let thread = sample.threads[0].id
        let promoted = Evidence(
            before: "We spoke on the phone this morning. Since we last met she has been promoted to partner, ",
            quote: "her income is now around 180k a year", after: " and she would like to revisit the mandate.",
            threadID: thread, threadTitle: "Fee comparison for Okafor",
            messageID: sample.messages[thread]?.first?.id, author: "Dana Reyes", writtenAt: time(minutesAgo: 70))
        let batch = "0192f1c4-5e5e-7000"
        sample.propose("income", "100-250", for: ada, batch: batch, evidence: promoted)
        sample.propose("phone", "+44 20 7946 0123", for: ada, batch: batch, evidence: promoted)
        sample.propose(
            "risk", "cautious", for: ada, previous: "dynamic", confidence: .medium, batch: batch,
            evidence: Evidence(
                before: "", quote: "capital protection", after: "", threadID: nil, threadTitle: nil, messageID: nil,
                author: nil, writtenAt: nil))
        sample.propose("review_on", "2026-06-01", for: ada, confidence: .low, batch: batch)
        sample.propose("tax_id", "CD987654E", for: ada, batch: batch)
        sample.propose("wealth", "250000.00 EUR", for: lindqvist)
        sample.propose("goals", ["home", "pension"], for: lindqvist)
        sample.propose(
            "notes", "Family firm.\nPays suppliers on time.\nExpands to Norway.", for: lindqvist, confidence: .medium)
        sample.propose("city", "東京都新宿区西新宿", for: lindqvist, confidence: .low)
        return sample
    }

    /// Values that try to read as something else.
    static var hostileReview: SampleWorkspace {
        var sample = SampleWorkspace.office
        sample.addCustomer(
            "Ada\u{1B}[31m Okafor\u{202E}", ada,
            values: ["city": "paypal", "notes": "fine", "phone": "+44 20 7946 0958"])
        sample.propose("city", "p\u{430}yp\u{430}l", for: ada)
        sample.propose("notes", "safe \u{202E}txet desrever\u{202C} and zero\u{200B}width", for: ada)
        sample.propose("notes", "\u{1B}]0;owned\u{07}\u{1B}[2J clear", for: ada)
        return sample
    }

    /// As many proposals as asked for, ten for each of many customers.
    static func queue(_ count: Int) -> SampleWorkspace {
        let values: [(field: String, value: JSON)] = [
            ("phone", "+44 20 7946 0123"), ("city", "Lagos"), ("country", "SE"), ("income", "100-250"),
            ("risk", "cautious"), ("wealth", "250000.00 EUR"), ("review_on", "2026-06-01"), ("children", 2),
            ("goals", ["home"]), ("notes", "Family firm."),
        ]
        var sample = SampleWorkspace()
        for number in 0..<max(1, count / values.count) {
            sample.addCustomer("Customer \(digits(number))", CustomerID("customer-\(number)"))
        }
        for number in 0..<count {
            let (field, value) = values[number % values.count]
            sample.propose(field, value, for: CustomerID("customer-\(number / values.count)"))
        }
        return sample
    }
}
