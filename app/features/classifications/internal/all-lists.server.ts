import aidTypeCategory from '../data/aid-type-category.json'
import aidType from '../data/aid-type.json'
import documentCategory from '../data/document-category.json'
import fileFormat from '../data/file-format.json'
import financeTypeCategory from '../data/finance-type-category.json'
import financeType from '../data/finance-type.json'
import flowType from '../data/flow-type.json'
import occupation from '../data/occupation.json'
import policyMarker from '../data/policy-marker.json'
import policySignificance from '../data/policy-significance.json'
import regionM49 from '../data/region-m49.json'
import regionVocabulary from '../data/region-vocabulary.json'
import region from '../data/region.json'
import sectorCategory from '../data/sector-category.json'
import sectorVocabulary from '../data/sector-vocabulary.json'
import sector from '../data/sector.json'
import type { CodeList } from './code-list.ts'
import { smallLists } from './small-lists.ts'

/**
 * Every list, by the name its publisher gives it; `RegionM49` holds the regions of vocabulary 2, `Region` those of vocabulary 1,
 * `Occupation` the groups of ISCO-08 of one, two and three digits.
 */
export const allLists = {
  ...smallLists,
  AidType: aidType,
  AidTypeCategory: aidTypeCategory,
  DocumentCategory: documentCategory,
  FileFormat: fileFormat,
  FinanceType: financeType,
  FinanceTypeCategory: financeTypeCategory,
  FlowType: flowType,
  Occupation: occupation,
  PolicyMarker: policyMarker,
  PolicySignificance: policySignificance,
  Region: region,
  RegionM49: regionM49,
  RegionVocabulary: regionVocabulary,
  Sector: sector,
  SectorCategory: sectorCategory,
  SectorVocabulary: sectorVocabulary,
} satisfies Record<string, CodeList>
