-- The same rows at every start: everything derives from the row number.

INSERT INTO product (id, sku, name, category, price, added_on)
SELECT x,
       'SKU-' || LPAD(CAST(x AS VARCHAR), 5, '0'),
       ARRAY['Copper', 'Oak', 'Steel', 'Linen', 'Marble', 'Glass', 'Bamboo', 'Slate'][MOD(x, 8) + 1]
         || ' '
         || ARRAY['Kettle', 'Lamp', 'Chair', 'Bowl', 'Clock', 'Shelf', 'Rug', 'Vase', 'Desk', 'Mirror', 'Stool']
              [MOD(x * 7, 11) + 1]
         || ' ' || CAST(x AS VARCHAR),
       ARRAY['KITCHEN', 'LIGHTING', 'FURNITURE', 'DECORATION', 'OFFICE'][MOD(x, 5) + 1],
       CAST(5 + MOD(x * 7919, 49500) / 100.0 AS DECIMAL(10, 2)),
       DATEADD(DAY, MOD(x * 37, 700), DATE '2023-01-01')
FROM SYSTEM_RANGE(1, 2000);
ALTER TABLE product ALTER COLUMN id RESTART WITH 2001;

INSERT INTO stock (product_id, quantity)
SELECT id, 100000 FROM product;

INSERT INTO customer (id, name, email, city, tier, joined_on)
SELECT x,
       ARRAY['Ada', 'Barbara', 'Edsger', 'Grace', 'Ken', 'Margaret', 'Niklaus', 'Radia', 'Tony'][MOD(x, 9) + 1]
         || ' '
         || ARRAY['Becker', 'Costa', 'Dubois', 'Eriksson', 'Fischer', 'Garcia', 'Horvat'][MOD(x, 7) + 1]
         || ' ' || CAST(x AS VARCHAR),
       'customer' || CAST(x AS VARCHAR) || '@example.com',
       ARRAY['Berlin', 'Lyon', 'Porto', 'Zagreb', 'Malmö'][MOD(x, 5) + 1],
       ARRAY['BASIC', 'BASIC', 'SILVER', 'GOLD'][MOD(x, 4) + 1],
       DATEADD(DAY, MOD(x * 13, 700), DATE '2022-01-01')
FROM SYSTEM_RANGE(1, 1000);
ALTER TABLE customer ALTER COLUMN id RESTART WITH 1001;

INSERT INTO orders (id, customer_id, placed_at)
SELECT x,
       MOD(x * 31, 1000) + 1,
       DATEADD(MINUTE, MOD(x * 7919, 1051200), TIMESTAMP '2024-01-01 00:00:00')
FROM SYSTEM_RANGE(1, 100000);
ALTER TABLE orders ALTER COLUMN id RESTART WITH 100001;

-- One line an order, and a second one in every fifth order.
INSERT INTO order_line (order_id, line, product_id, sku, category, quantity, unit_price, discount)
SELECT o.x, 1, p.id, p.sku, p.category, MOD(o.x, 3) + 1, p.price,
       CASE WHEN MOD(o.x, 7) = 0 THEN 5.0 END
FROM SYSTEM_RANGE(1, 100000) o
JOIN product p ON p.id = MOD(o.x * 17, 2000) + 1;
INSERT INTO order_line (order_id, line, product_id, sku, category, quantity, unit_price, discount)
SELECT o.x * 5, 2, p.id, p.sku, p.category, MOD(o.x, 2) + 1, p.price,
       CASE WHEN MOD(o.x, 7) = 0 THEN 10.0 END
FROM SYSTEM_RANGE(1, 20000) o
JOIN product p ON p.id = MOD(o.x * 29 + 331, 2000) + 1;

-- After the rows: to build it at once takes a fraction of the time.
CREATE UNIQUE INDEX order_line_of_order ON order_line (order_id, line);

INSERT INTO shipping_zone (country, base_price, per_kg, days)
VALUES ('DE', 3.90, 0.80, 1), ('FR', 6.90, 1.20, 3), ('PT', 8.50, 1.60, 4), ('HR', 7.20, 1.40, 4), ('SE', 9.90, 1.90, 3);

ANALYZE;
