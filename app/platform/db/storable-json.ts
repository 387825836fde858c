/**
 * A value as PostgreSQL can hold it in JSON: U+0000, which no text there may have, shows as its symbol, and half of a surrogate pair as
 * U+FFFD. The value itself is not touched.
 */
export const storableJson = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\0', '\u2400').replaceAll(/\p{Surrogate}/gu, '\uFFFD') : inner,
  ) as Value
