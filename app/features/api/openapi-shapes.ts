import { z } from 'zod'

/** A link of a document of OGC API Features. */
export const linkJson = z.object({ rel: z.string(), href: z.url(), type: z.string(), title: z.string().optional() })

/** A page of a list as GeoJSON. */
export const featureListJson = <Feature extends z.ZodType>(feature: Feature) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(feature).describe('One a place of the records of the page.'),
    next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
    total: z.number().int().describe('The records that fit, on all pages.'),
    places: z.number().int().describe('Their places on the map.'),
  })

/** A page of the items of a collection. */
export const itemsJson = <Feature extends z.ZodType>(feature: Feature) =>
  z.object({
    type: z.literal('FeatureCollection'),
    timeStamp: z.iso.datetime(),
    numberMatched: z.number().int().describe('The features that fit, on all pages: places, and records that have none.'),
    numberReturned: z.number().int(),
    links: z.array(linkJson).describe('`next` leads to the next page, where there is one.'),
    features: z.array(feature),
  })
