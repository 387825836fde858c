import { expect, test } from 'vitest'
import { hostOf, networkOf } from '#app/platform/auth/security-events.server.ts'

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:7:1::9', '2001:db8:7::/48'],
  ['2001:0db8:0000:0001::9', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['not an address', null],
  ['', null],
])('of the address %s the network %s is kept', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  ['192.0.2.77', '192.0.2.77'],
  ['::ffff:192.0.2.77', '192.0.2.77'],
  ['2001:db8:7:1::9', '2001:db8:7:1::/64'],
  ['2001:db8:7:1:ffff::1', '2001:db8:7:1::/64'],
])('tries from %s are counted as of %s', (address, host) => {
  expect(hostOf(address)).toBe(host)
})
