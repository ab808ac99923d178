-- The ledger that the demo's queries read. It is made when the demo is made; `present` has the day as `today`.

-- What clients were charged, and what their accounts were worth at the ends of quarters.
CREATE TABLE ledger (
    account_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    entry TEXT NOT NULL,
    amount REAL NOT NULL
);
CREATE INDEX ledger_by_client ON ledger (client_id, booked_on);

CREATE TABLE month_end (
    account_id TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    assets_at_close REAL NOT NULL,
    PRIMARY KEY (account_id, booked_on)
) WITHOUT ROWID;

-- The last days of the eight quarters before today, the latest first.
CREATE TEMP TABLE quarters AS
WITH RECURSIVE back (number, first) AS (
    SELECT 1, date(today, 'start of month', '-' || ((strftime('%m', today) - 1) % 3) || ' months') FROM present
    UNION ALL
    SELECT number + 1, date(first, '-3 months') FROM back WHERE number < 8
)
SELECT number, date(first, '-1 day') AS day FROM back;

CREATE TEMP TABLE accounts (account_id, client_id, assets, growth, fee);
INSERT INTO accounts VALUES
    ('OKA-1', 'okafor', 640000, 0.994, 0.0065),
    ('LIN-1', 'lindqvist', 8200000, 0.987, 0.0045),
    ('LIN-2', 'lindqvist', 2350000, 0.992, 0.0060),
    ('HAD-1', 'haddad', 1760000, 0.996, 0.0055),
    ('ELA-1', 'elan', 5400000, 0.991, 0.0040),
    ('COH-1', 'cohen', 910000, 1.002, 0.0065);

INSERT INTO month_end
SELECT account_id, day, round(assets * pow(growth, number - 1), 2) FROM accounts CROSS JOIN quarters;

INSERT INTO ledger
SELECT account_id, client_id, booked_on, 'management_fee', round(assets_at_close * fee / 4, 2)
FROM month_end JOIN accounts USING (account_id)
WHERE client_id <> 'okafor'
ORDER BY booked_on;

-- Ada Okafor's, as the conversation tells them: 4,122 in the last four quarters, and a rebate of 210.
INSERT INTO ledger
SELECT 'OKA-1', 'okafor', day, 'management_fee', amount
FROM quarters JOIN (
    SELECT 1 AS number, 1038.60 AS amount
    UNION ALL SELECT 2, 1034.20
    UNION ALL SELECT 3, 1027.70
    UNION ALL SELECT 4, 1021.50
    UNION ALL SELECT 5, 1015.10
    UNION ALL SELECT 6, 1009.00
    UNION ALL SELECT 7, 1002.90
    UNION ALL SELECT 8, 996.80
) USING (number);
INSERT INTO ledger SELECT 'OKA-1', 'okafor', day, 'fee_rebate', -210 FROM quarters WHERE number = 3;

-- What is expected to come in and to go out in the next twelve months, by currency.
CREATE TABLE expected_flows (
    client_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    due_on TEXT NOT NULL,
    amount INTEGER NOT NULL,
    purpose TEXT NOT NULL
);
CREATE INDEX expected_flows_by_client ON expected_flows (client_id, due_on);

CREATE TABLE hedges (
    client_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    hedged_share REAL NOT NULL,
    PRIMARY KEY (client_id, currency)
) WITHOUT ROWID;

CREATE TABLE rates (
    currency TEXT NOT NULL,
    unit TEXT NOT NULL,
    rate REAL NOT NULL,
    PRIMARY KEY (currency, unit)
) WITHOUT ROWID;

-- In thousands of each currency: in and out of four quarters.
CREATE TEMP TABLE plan (client_id, currency, hedged, purpose, q1_in, q1_out, q2_in, q2_out, q3_in, q3_out, q4_in, q4_out);
INSERT INTO plan VALUES
    ('haddad', 'AED', 0, 'Salary, Dubai', 310, -85, 310, -90, 310, -240, 460, -95),
    ('haddad', 'USD', 0, 'Portfolio, income', 42, 0, 44, 0, 41, -15, 47, 0),
    ('haddad', 'GBP', 0, 'School fees, London', 0, -19, 0, -19, 0, -21, 0, 0),
    ('haddad', 'EUR', 0.2, 'Renovation, Lyon', 0, -12, 0, -88, 0, -140, 0, -60),
    ('haddad', 'CHF', 0, 'Loan of 2007', 0, -9, 0, -9, 0, -9, 0, -9),
    ('haddad', 'LBP', 0, 'Flat in Beirut بيروت', 900, -700, 900, -750, 0, 0, 0, 0),
    ('haddad', 'JPY', 0, 'Bonds bought in 2021', 0, 0, 1200, 0, 0, 0, 1200, 0),
    ('chan', 'HKD', 0, 'Rents, 翠湖', 1850, -620, 1850, -640, 1850, -610, 1900, -1450),
    ('chan', 'USD', 0, 'Portfolio, income', 210, -35, 195, -35, 220, -35, 240, -60),
    ('chan', 'EUR', 0.5, 'Coupons', 0, 0, 162, 0, 0, 0, 162, -48),
    ('chan', 'JPY', 0, 'Bonds', 9400, 0, 0, -2100, 9400, 0, 0, -2100),
    ('chan', 'CHF', 0, 'Fees of the old custodian', 0, -31, 0, 0, 0, 0, 0, 0);

INSERT INTO expected_flows
SELECT client_id, currency, date(today, '+' || months || ' months'), amount * 1000, purpose
FROM present CROSS JOIN (
    SELECT client_id, currency, purpose, 1 AS months, q1_in AS amount FROM plan
    UNION ALL SELECT client_id, currency, purpose, 2, q1_out FROM plan
    UNION ALL SELECT client_id, currency, purpose, 4, q2_in FROM plan
    UNION ALL SELECT client_id, currency, purpose, 5, q2_out FROM plan
    UNION ALL SELECT client_id, currency, purpose, 7, q3_in FROM plan
    UNION ALL SELECT client_id, currency, purpose, 8, q3_out FROM plan
    UNION ALL SELECT client_id, currency, purpose, 10, q4_in FROM plan
    UNION ALL SELECT client_id, currency, purpose, 11, q4_out FROM plan
)
WHERE amount <> 0;

INSERT INTO hedges SELECT client_id, currency, hedged FROM plan;

CREATE TEMP TABLE in_dollars (currency, dollars);
INSERT INTO in_dollars VALUES
    ('AED', 0.2723), ('USD', 1), ('GBP', 1.27), ('EUR', 1.085), ('CHF', 1.13), ('LBP', 0.0000112), ('JPY', 0.0067),
    ('HKD', 0.128);

INSERT INTO rates
SELECT one.currency, other.currency, one.dollars / other.dollars
FROM in_dollars AS one CROSS JOIN in_dollars AS other
WHERE other.currency IN ('USD', 'EUR', 'CHF', 'GBP', 'HKD');
