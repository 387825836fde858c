import type { DemoFile } from './files/demo-file.ts'
import { enrolment, priceIndex, procurement } from './tables/guatemala.ts'
import { budget, crops, population } from './tables/jordan.ts'
import { cholera, electricitySurvey, schoolFeeding } from './tables/malawi.ts'
import { displacementSites, foodPrices, healthFacilities, roadNetwork } from './tables/mozambique.ts'
import { nutrition, projectSites, riverMetals, vaccination } from './tables/regional.ts'
import { rainfall, riverLevels, waterPoints } from './tables/senegal.ts'

/** The file of each dataset by its key, and of which version; in the order in which they are loaded, the small ones first. */
export const DATASET_FILES: Record<string, (edition: 1 | 2) => DemoFile> = {
  'project-sites': projectSites,
  'price-index': priceIndex,
  nutrition,
  crops,
  'road-network': roadNetwork,
  procurement,
  'health-facilities': healthFacilities,
  'governorate-budgets': budget,
  'displacement-sites': displacementSites,
  'river-metals': riverMetals,
  'school-feeding': schoolFeeding,
  enrolment,
  vaccination,
  cholera,
  'electricity-survey': electricitySurvey,
  population,
  'water-points': waterPoints,
  'food-prices': foodPrices,
  rainfall,
  'river-levels': riverLevels,
}
