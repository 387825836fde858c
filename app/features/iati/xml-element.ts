/** An attribute. `name` is as written, with its prefix; `uri` is empty where it has no namespace. */
export type XmlAttribute = { readonly name: string; readonly prefix: string; readonly uri: string; readonly value: string }

/** An element as it was in the source; comments, processing instructions and white space that only lays elements out are left out. */
export type XmlElement = {
  /** As written, with its prefix. */
  readonly name: string
  readonly prefix: string
  /** Namespace; empty for IATI's own elements. */
  readonly uri: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly (XmlElement | string)[]
  /** Line of the source, from 1. */
  readonly line: number
}

/** An attribute's value exactly as written; undefined where it is absent. IATI's own have no namespace but `xml:lang`, whose prefix is fixed. */
export function rawAttribute(element: XmlElement, name: string): string | undefined {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value
  return undefined
}

/** An attribute's value, trimmed; undefined where it is absent or blank, or where there is no element. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return (element && rawAttribute(element, name)?.trim()) || undefined
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string'
}

/** IATI's own children of that name, in document order. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((node): node is XmlElement => isElement(node) && node.name === name && node.uri === '')
}

/** The first of IATI's own children of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((node): node is XmlElement => isElement(node) && node.name === name && node.uri === '')
}

/** All text inside an element, exactly as written. */
export function textOf(element: XmlElement): string {
  let text = ''
  for (const node of element.children) text += isElement(node) ? textOf(node) : node
  return text
}

/** The text of a child, trimmed; undefined where there is none or it is blank. */
export function childText(element: XmlElement, name: string): string | undefined {
  const child = childOf(element, name)
  return (child && textOf(child).trim()) || undefined
}
