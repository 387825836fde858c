import activityDateType from '../data/activity-date-type.json'
import activityScope from '../data/activity-scope.json'
import activityStatus from '../data/activity-status.json'
import budgetStatus from '../data/budget-status.json'
import budgetType from '../data/budget-type.json'
import contactType from '../data/contact-type.json'
import organisationRole from '../data/organisation-role.json'
import organisationType from '../data/organisation-type.json'
import relatedActivityType from '../data/related-activity-type.json'
import tiedStatus from '../data/tied-status.json'
import transactionType from '../data/transaction-type.json'
import type { CodeList } from './code-list.ts'

/** The lists that a browser page may hold whole; a test keeps them small. */
export const smallLists = {
  ActivityDateType: activityDateType,
  ActivityScope: activityScope,
  ActivityStatus: activityStatus,
  BudgetStatus: budgetStatus,
  BudgetType: budgetType,
  ContactType: contactType,
  OrganisationRole: organisationRole,
  OrganisationType: organisationType,
  RelatedActivityType: relatedActivityType,
  TiedStatus: tiedStatus,
  TransactionType: transactionType,
} satisfies Record<string, CodeList>
