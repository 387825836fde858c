/** A document as the text of a data block of a page: nothing in it ends the block or begins a comment, whatever people wrote. */
export const scriptJson = (document: object): string =>
  JSON.stringify(document).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
