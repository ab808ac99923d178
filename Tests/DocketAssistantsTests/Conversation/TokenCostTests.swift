import DocketAssistants
import DocketDomain
import Foundation
import Testing

struct TokenCostTests {
    @Test func costIsExact() throws {
        let prices = TokenPrices(
            input: try #require(Decimal(string: "0.15")), output: try #require(Decimal(string: "0.60")))
        let cost = TokenUsage(input: 1_234_567, output: 89).cost(at: prices)
        #expect(cost.amount == Decimal(string: "0.18523845"))
        #expect("\(cost)" == "0.1852")
        #expect("\(cost + cost)" == "0.3705")
    }

    @Test func whatAnAnswerCostIsStoredExactly() throws {
        let cost = TokenCost(amount: try #require(Decimal(string: "0.000012345678901234")))
        let record = ReplyRecord(
            usage: TokenUsage(input: 12, output: 3), gatekeeper: TokenUsage(input: 2, output: 1), cost: cost)
        let stored = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(ReplyRecord.self, from: stored) == record)
        #expect(String(decoding: stored, as: UTF8.self).contains(#""0.000012345678901234""#))
        // What was stored before there were costs.
        let old = Data(#"{"finish": "complete", "usage": {"input_tokens": 12, "output_tokens": 3}}"#.utf8)
        #expect(
            try JSONDecoder().decode(ReplyRecord.self, from: old)
                == ReplyRecord(usage: TokenUsage(input: 12, output: 3)))
    }

    @Test(arguments: [("0", "0.0000"), ("12", "12.0000"), ("0.5", "0.5000"), ("0.00005", "0.0001")])
    func costIsWrittenWithFourDecimals(_ amount: String, _ text: String) throws {
        #expect("\(TokenCost(amount: try #require(Decimal(string: amount))))" == text)
    }
}
