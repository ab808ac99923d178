import TestSupport
import Testing

@testable import DocketExport

struct ValueTests {
    @Test(arguments: [
        ("0", 0), ("-5", -5), ("1,250.00", 1250), ("−3.5", -3.5), ("$5.10", 5.1), ("-$1,000", -1000), ("45%", 0.45),
        ("0.1 %", 0.001), ("(1,200.00)", -1200), ("12 EUR", 12), ("€ 7", 7), ("1'000'000", 1_000_000), ("+5", 5),
        (".05", 0.05), ("999999999999999", 999_999_999_999_999),
    ])
    func numbersAreReadExactly(_ text: String, _ value: Double) {
        #expect(ExactNumber(text)?.value == value)
    }

    @Test(arguments: [
        "007", "00.5", "1.2.3", "5.", "1e5", "1,23", "12,34,567", "1234567890123456", "0.1234567890123456", "-0",
        "555 1234", "+491701234567", "+44123", "1.2M", "(300)", "NaN", "inf", "0x10", "", "-", "1-2", "12a", "٣",
    ])
    func whatWouldChangeStaysText(_ text: String) {
        #expect(ExactNumber(text) == nil)
    }

    @Test(arguments: [
        ("1900-03-01", 61), ("2024-03-05", 45_356), ("2024-03-05 12:00", 45_356.5), ("2024-03-05T06:00:00", 45_356.25),
        ("5 March 2024", 45_356), ("Mar 5, 2024", 45_356), ("05.03.2024", 45_356), ("05-Mar-2024", 45_356),
        ("2024/03/05", 45_356),
    ])
    func datesAreReadExactly(_ text: String, _ serial: Double) {
        #expect(ExactDate(text, dayFirst: false)?.serial == serial)
    }

    @Test(arguments: [
        "2024-02-30", "2024-3-5", "1899-12-31", "2024-03-05T06:00:00Z", "2024-03", "Mar 2024", "24:00", "13/13/2024",
        "2024-03-05 25:00", "1.2.3",
    ])
    func whatIsNoCertainDayStaysText(_ text: String) {
        #expect(ExactDate(text, dayFirst: false) == nil)
    }

    @Test(arguments: DateCase.days + DateCase.times)
    func datesAreReadAsTheTableOfAllReadersSays(_ date: DateCase) {
        // Spreadsheets count days reliably from March 1900 on.
        let expected = date.seconds.flatMap { seconds -> Double? in
            let rest = (seconds % 86_400 + 86_400) % 86_400
            let serial = Double((seconds - rest) / 86_400 + 25_569) + Double(rest) / 86_400
            return serial > 60 ? serial : nil
        }
        #expect(ExactDate(date.text, dayFirst: false)?.serial == expected, "\(date.text)")
    }

    @Test(arguments: DateCase.leapSeconds + DateCase.offsets)
    func timesThatASpreadsheetWouldShowOtherwiseStayText(_ date: DateCase) {
        #expect(ExactDate(date.text, dayFirst: false) == nil, "\(date.text)")
    }

    @Test(arguments: [
        (["1", "2.5", ""], ColumnType.number), (["1", "x"], .text), (["007", "12"], .text), (["5%", "7.5%"], .percent),
        (["5%", "7"], .text), (["$5", "$7.50"], .money), (["$5", "€7"], .text), (["true", "false"], .boolean),
        (["2024-01-01", "2024-12-31"], .date), (["3/4/2024", "5/6/2024"], .text),
        (["3/4/2024", "25/6/2024"], .dateDayFirst),
        (["1.234,50", "7,25"], .numberWithComma), (["1,234", "2,000"], .number), (["12", "n/a", "-"], .number),
        (["", ""], .text), (["-", "n/a"], .text), (["1234567890123456", "1"], .text),
    ])
    func aColumnHasATypeOnlyWhereAllItsCellsHaveIt(_ cells: [String], _ type: ColumnType) {
        var survey = ColumnSurvey(name: "Value")
        for cell in cells { survey.add(cell) }
        #expect(survey.type == type)
    }

    @Test func digitsUnderAPhoneNumbersNameStayText() {
        var survey = ColumnSurvey(name: "Phone no.")
        survey.add("5551234")
        #expect(survey.type == .text)
    }

    @Test(arguments: [
        ("-$1,250.00", "\"$\"#,##0.00"), ("45 %", "0\" \"%"), ("+5.5", "+0.0;-0.0;+0.0"), ("12 EUR", "0\" EUR\""),
        ("(1,200)", "#,##0;(#,##0)"), (".05", ".00"),
    ])
    func numbersAreShownAsTheyWereWritten(_ text: String, _ pattern: String) throws {
        #expect(NumberPattern.pattern(for: try #require(ExactNumber(text)).look) == pattern)
    }
}
