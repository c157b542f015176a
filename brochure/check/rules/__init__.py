"""The rules, one module for each family; :mod:`brochure.check.catalogue` lists them all."""
