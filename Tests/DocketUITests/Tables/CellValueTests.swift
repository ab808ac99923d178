import TestSupport
import Testing

@testable import DocketUI

@Suite struct CellValueTests {
    @Test(arguments: [
        ("0", 0), ("-12", -12), ("+7", 7), ("−3", -3), ("1,250", 1250), ("1,250.50", 1250.5), ("1.250,50", 1250.5),
        ("1.234.567", 1_234_567), ("1 234 567", 1_234_567), ("1\u{202F}234,5", 1234.5), ("12'500.25", 12500.25),
        ("0,5", 0.5), ("0,125", 0.125), ("1.250", 1.25), (".5", 0.5), ("5.", 5), ("0.45%", 0.45), ("12 %", 12),
        ("(300)", -300), ("($1,234.50)", -1234.5), ("€ 12", 12), ("$-5", -5), ("-$5", -5), ("12 €", 12),
        ("CHF 1'000", 1000), ("1,000 USD", 1000), ("1.2M", 1_200_000), ("50k", 50_000), ("3 bn", 3e9),
        ("1e3", 1000), ("2.5E-2", 0.025), (" 42 ", 42), ("$1.5M", 1_500_000),
    ])
    func numbersAreReadAsPeopleWriteThem(_ text: String, _ value: Double) throws {
        let number = try #require(CellNumber(text), "\(text)")
        #expect(number.value == value, "\(text)")
    }

    @Test(arguments: [
        "", " ", "-", "abc", "1,2,3", "1,23,456", "12 345 6", "1.2.3", "2024-03-05", "1-2", "12%%", "(5", "5)",
        "1e999", "0x10", "1 2", "--5", "5 apples", "%", "$", "+", "12:30", "1,000,00", "∞", "NaN", "inf",
        String(repeating: "9", count: 100),
    ])
    func whatIsNoNumberStaysText(_ text: String) {
        #expect(CellNumber(text) == nil, "\(text)")
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 86_400), ("2000-03-01", 951_868_800), ("2024-02-29", 1_709_164_800),
        ("2024-02-29T12:30", 1_709_209_800), ("2024-02-29 12:30:15.5Z", 1_709_209_815.5),
        ("2024-02-29T12:30+02:00", 1_709_202_600), ("2024/02/29", 1_709_164_800), ("29.02.2024", 1_709_164_800),
        ("29 February 2024", 1_709_164_800), ("Feb 29, 2024", 1_709_164_800), ("29-Feb-2024", 1_709_164_800),
        ("2/29/2024", 1_709_164_800), ("29/2/2024", 1_709_164_800), ("Feb 2024", 1_706_745_600),
        ("2024-02", 1_706_745_600), ("1899-12-31", -2_209_075_200),
    ])
    func datesAreReadAsPeopleWriteThem(_ text: String, _ value: Double) throws {
        let date = try #require(CellDate(text), "\(text)")
        #expect(date.value == value, "\(text)")
    }

    @Test(arguments: ["2024-13-01", "2024-00-10", "32.1.2024", "12:30", "March", "2024", "1.5", "5 Foo 2024", "1/2/3"])
    func whatIsNoDateStaysText(_ text: String) {
        #expect(CellDate(text) == nil, "\(text)")
    }

    @Test(arguments: DateCase.days + DateCase.times + DateCase.leapSeconds + DateCase.offsets)
    func datesAreReadAsTheTableOfAllReadersSays(_ date: DateCase) {
        #expect(CellDate(date.text)?.value == date.seconds.map(Double.init), "\(date.text)")
    }

    @Test func theWholeColumnDecidesWhichNumberIsTheDay() {
        let european = ColumnFormat(of: ["3/5/2024", "25/12/2023", ""])
        #expect(european == ColumnFormat(.date, dayFirst: true))
        #expect(ColumnFormat(of: ["3/5/2024", "12/25/2023"]) == ColumnFormat(.date))
        #expect(CellDate("3/5/2024", dayFirst: true)?.value == CellDate("2024-05-03")?.value)
        #expect(CellDate("3/5/2024", dayFirst: false)?.value == CellDate("2024-03-05")?.value)
    }

    @Test func aColumnIsWhatMostOfItsCellsAre() {
        #expect(ColumnFormat(of: ["1", "2", "n/a", "x", "3", "4"])?.kind == .number)
        #expect(ColumnFormat(of: ["1", "a", "b"])?.kind == .text)
        #expect(ColumnFormat(of: ["", " "]) == nil)
        #expect(ColumnFormat(of: ["MAY 2024", "JUN 2024"])?.kind == .date)
    }

    @Test func theDecimalPointIsWhereTheWholePartEnds() {
        #expect(CellText.tail(of: "0.45%") == 4)
        #expect(CellText.tail(of: "12%") == 1)
        #expect(CellText.tail(of: "1,250") == 0)
        #expect(CellText.tail(of: "(1,250.5)") == 3)
        #expect(CellText.tail(of: "12 €") == 2)
        #expect(CellText.tail(of: "x") == nil)
    }
}
