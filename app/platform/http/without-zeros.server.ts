import { Transform } from 'node:stream'

/**
 * Takes out the zero bytes with which React 18 fills a block where its last character, of several bytes, does not fit
 * (facebook/react#31134). No page of ours holds one by right: what people send is cleaned of them when it is read.
 */
export const withoutZeros = () =>
  new Transform({
    transform(block: Buffer, _encoding, done) {
      done(null, block.includes(0) ? Buffer.from(block.filter((byte) => byte !== 0)) : block)
    },
  })
